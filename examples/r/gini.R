# SPDX-License-Identifier: GPL-3.0-or-later

# Seats and inequality from R: the 435 seats of the House of Representatives of the USA among 50
# states, by two rules, and how unequal the seats are per person.
# Source: examples/data/apportionment; US Census Bureau, 2020.

library(reticulate)
awrash <- import("awrash")

states <- awrash$datasets$frame("apportionment", "us-house-2020")
# A named list keeps its names; whole numbers are written with an L.
claims <- as.list(setNames(states$population, states$state))
seats <- sapply(c("huntington-hill", "webster"), function(rule) {
  awrash$apportion$divisor(claims, 435L, rule = rule, floor = states$minimum)$units
})
rownames(seats) <- states$state
different <- seats[seats[, 1] != seats[, 2], , drop = FALSE]

cat("Seats:", paste(colnames(seats), colSums(seats), sep = " ", collapse = ", "), "\n")
cat("States whose seats differ between the two rules:", nrow(different), "\n")
print(different)

# The Gini index of seats per person, each state weighing as much as its people.
gini <- apply(seats, 2, function(units) {
  awrash$gini(units / states$population, weights = states$population)
})
cat("Gini of seats per person:", sprintf("%s %.6f", names(gini), gini), sep = "\n  ")
cat("\n")
