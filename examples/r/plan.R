# SPDX-License-Identifier: GPL-3.0-or-later

# A plan of the case morocco-2023 as a data frame: 75 provinces, two streams, equal rates as far as
# the bounds allow. The committee decides; this is one reading of justice.
# Source: examples/data/morocco-2023, whose figures are announced, derived or assumed.

library(reticulate)
awrash <- import("awrash")

programme <- awrash$datasets$load("morocco-2023")
plan <- programme$split(objective = "leximin", on = "rate", tie = "lot", seed = "an example")

provinces <- plan$provinces   # a data frame, its rows named by the provinces' codes
provinces$name <- sapply(rownames(provinces), programme$label, language = "fr")
provinces$per_1000 <- 1000 * provinces$rate
lowest <- provinces[order(provinces$rate), ]

cat("Provinces:", nrow(provinces), " places:", sum(provinces$places), "\n")
cat("The lowest rates, places per 1,000 unemployed people:\n")
print(head(lowest[, c("name", "places", "need", "per_1000")], 5))
cat("Gini of the rates:", sprintf("%.4f", plan$equity()$gini), "\n")

# What a paper says of where this comes from; the certificate lets anyone check it.
from <- plan$provenance()
cat("libawrash", from$library$version, "input", from$inputs$programme$sha256, "\n")
cat("Certificate accepted:", plan$certificate$verify()$accepted, "\n")
