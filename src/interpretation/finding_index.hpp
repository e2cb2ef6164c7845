// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <vector>

#include "data/model/finding.hpp"

namespace facialis::engine {

/// Findings by id. One that is not in the list was not assessed.
class FindingIndex {
public:
    explicit FindingIndex(const std::vector<Finding>& findings);

    [[nodiscard]] const Finding* find(const std::string& id) const;
    [[nodiscard]] FindingState state(const std::string& id) const;
    [[nodiscard]] bool isPresent(const std::string& id) const
    {
        return state(id) == FindingState::present;
    }
    /// Seen, but not often or clearly enough to be present.
    [[nodiscard]] bool isSuggested(const std::string& id) const
    {
        const Finding* finding = find(id);
        return finding != nullptr && finding->isSuggested;
    }

private:
    std::map<std::string, Finding> byId_;
};

}  // namespace facialis::engine
