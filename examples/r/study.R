# SPDX-License-Identifier: GPL-3.0-or-later

# What three rules do over three editions, under luck that is the same for all of them: means with
# their Monte Carlo error, as a data frame.
# Source: examples/data/morocco-2023; every law of the study is assumed, and study.json says so.

library(reticulate)
awrash <- import("awrash")

rules <- list(flat = "flat", need = "proportional(unemployed)",
              people = "proportional(population)")
study <- awrash$Study(awrash$datasets$load("morocco-2023"), policies = rules, scenarios = 16L,
                      editions = 3L, seed = 1L, replications = 2L, baseline = "flat",
                      measures = list("gini", "lowest-rate", "cost"))
result <- study$run()

for (measure in c("gini", "lowest-rate")) {
  cat("\n", measure, " in edition 3, and its difference from the flat rule\n", sep = "")
  print(result$summary(measure, baseline = "flat"))
}
cat("\nRuns:", study$n_runs, " seed:", result$provenance()$seed, "\n")
