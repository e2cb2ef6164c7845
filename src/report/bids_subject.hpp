// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "data/exports/bids_export.hpp"

namespace facialis::engine {

/// A recording on its way into a dataset.
struct BidsSubject {
    std::unique_ptr<Recording> recording;      ///< channels as they are to be named
    const AnalysisResult* analysis = nullptr;  ///< its tables become derivatives; null: none
    std::vector<Manoeuvre> manoeuvres;
    std::string subject = "01";
    std::string task = "facialExamination";
    std::optional<int> run;
    std::string reference;
    std::optional<Frequency> mains;
    bool isIdentityKept = false;
};

/// Adds a recording, without what tells who it was unless that is to be kept; age and sex are
/// carried either way.
/// @param removed  what was left out, a sentence each
/// @return what could not be carried. @errors as BidsDataset::add
[[nodiscard]] Result<ExportReport> addToDataset(BidsDataset& dataset, BidsSubject subject,
                                                std::vector<std::string>& removed);

}  // namespace facialis::engine
