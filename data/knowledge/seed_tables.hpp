// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "data/model/result.hpp"

namespace facialis {

/// Whether what a seed claims is shown to users.
enum class Shown {
    yes,
    withCondition,  ///< as a question, beside its denominator, or where no red flag stands
    no              ///< recorded only: a treatment, rhetoric, a title, a text cut off
};

/// One claim of one seed document, and where its meaning stands in the knowledge base.
struct SeedClaim {
    int number = 0;    ///< 1, 2, 3 ... over all seeds
    std::string seed;  ///< file name
    std::string row;   ///< id of a cause or a note, "red_flag", "pitfall", or "none"
    Shown shown = Shown::yes;
    std::string address;  ///< of the text with its meaning (text_address.hpp); empty: not shown
    std::string reason;   ///< why it is not shown; empty: it is
    std::vector<std::string> words;  ///< words that the text at the address must hold
    std::string claim;               ///< in our words
};

/// One sentence of a seed document, and the claims it makes.
struct SeedSentence {
    std::string seed;
    int number = 0;           ///< 1, 2, 3 ... within the seed, as sentencesOf() counts
    std::string begin;        ///< its first words, enough to recognise it
    std::vector<int> claims;  ///< numbers of SeedClaim
    std::string noClaim;      ///< why it claims nothing; empty: it does
};

/// seed_claims.tsv: number, seed, row, shown (yes, condition, no), address or "not_shown: REASON",
/// words (comma between them, "-" for none), claim.
/// @errors a line with another number of columns, an unknown word for shown, a number that is none
[[nodiscard]] Result<std::vector<SeedClaim>> readSeedClaims(std::string_view text,
                                                            const std::string& place);

/// seed_sentences.tsv: seed, number, first words, claims ("3,4,5") or "no claim: REASON".
/// @errors as above
[[nodiscard]] Result<std::vector<SeedSentence>> readSeedSentences(std::string_view text,
                                                                  const std::string& place);

}  // namespace facialis
