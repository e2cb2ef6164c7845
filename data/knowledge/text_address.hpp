// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "data/knowledge/knowledge_base.hpp"

namespace facialis {

/// A text of the knowledge base that an address leads to.
struct AddressedText {
    std::string text;
    std::vector<std::string> sources;  ///< ids of references; for a field without: of the seeds
};

/// Follows an address to its text; empty where it leads nowhere.
///
///     causes.hfs_nvc.summary                       causes.hfs_nvc.numbers.1    (from 1)
///     causes.hfs_nvc.statements.pulsation          causes.hfs_nvc.next_steps.2
///     causes.hfs_nvc.supports.clt                  causes.stress.self_care.1
///     causes.hfs_nvc.opposes.bil                   notes.conflict_a
///     causes.drugs.context.drugs.antipsychotic     red_flags.spread
[[nodiscard]] std::optional<AddressedText> textAt(const KnowledgeBase& base,
                                                  std::string_view address);

/// Whether the address lies in a row of seed_claims.tsv: a cause or a note of that id, a note
/// whose id begins with it ("pitfall" holds "pitfall_stress"), or any red flag for "red_flag".
[[nodiscard]] bool liesInRow(std::string_view address, std::string_view row);

}  // namespace facialis
