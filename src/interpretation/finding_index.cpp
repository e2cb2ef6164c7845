// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/interpretation/finding_index.hpp"

namespace facialis::engine {

FindingIndex::FindingIndex(const std::vector<Finding>& findings)
{
    for (const Finding& finding : findings)
        byId_.emplace(finding.id, finding);
}

const Finding* FindingIndex::find(const std::string& id) const
{
    const auto found = byId_.find(id);
    return found == byId_.end() ? nullptr : &found->second;
}

FindingState FindingIndex::state(const std::string& id) const
{
    const Finding* finding = find(id);
    return finding == nullptr ? FindingState::notAssessable : finding->state;
}

}  // namespace facialis::engine
