// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/interpretation/cause_sources.hpp"

#include <algorithm>

#include "data/knowledge/reference_ids.hpp"

namespace facialis::engine {

std::vector<std::string> sourcesOf(const CauseEntry& entry, const KnowledgeBase& knowledge)
{
    std::vector<std::string> ids;
    const auto add = [&](const std::string& list) {
        for (const std::string& id : referenceIds(list))
            if (std::find(ids.begin(), ids.end(), id) == ids.end())
                ids.push_back(id);
    };
    for (const auto* links : {&entry.supports, &entry.opposes})
        for (const CauseEntry::Link& link : *links)
            add(link.source);
    for (const CauseEntry::ContextLink& link : entry.context)
        add(link.source);
    for (const auto* texts : {&entry.nextSteps, &entry.numbers})
        for (const SourcedText& text : *texts)
            add(text.source);
    for (std::string& id : ids)
        id = knowledge.citation(id);
    return ids;
}

}  // namespace facialis::engine
