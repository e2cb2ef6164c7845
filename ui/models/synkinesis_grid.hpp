// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include "data/model/analysis_result.hpp"

namespace facialis::ui {

/// The pairs of one side as a square: rows moved, columns may have followed.
struct SynkinesisBlock {
    Side side = Side::right;
    std::vector<std::size_t> channels;                           ///< of rows and columns alike
    std::vector<std::vector<std::optional<std::size_t>>> pairs;  ///< [row][column]: index of a pair
};

/// One judged trial of a pair.
struct ListedTrial {
    TimeInterval interval;
    bool isCoActivated = false;
};

/// Blocks of the sides that have pairs: right first, as the face is seen.
[[nodiscard]] std::vector<SynkinesisBlock> synkinesisBlocks(const AnalysisResult& result);

/// All judged trials of a pair, ascending.
[[nodiscard]] std::vector<ListedTrial> trialsOf(const SynkinesisPair& pair);

}  // namespace facialis::ui
