// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "data/storage/journal.hpp"

namespace facialis {

/// What stands behind the last whole record of a journal.
struct JournalTail {
    std::int64_t bytes = 0;   ///< 0: nothing, the journal ends with a whole record
    std::int64_t frames = 0;  ///< that the first broken record says it holds; 0: it cannot be told
    bool isCut = false;  ///< the file ends inside that record: it was being written. Else: damaged
    std::string what;    ///< "its checksum is wrong"
};

struct ReadJournal {
    std::shared_ptr<const Journal> journal;
    JournalTail tail;
};

/// Reads a journal whole, checks every record, and keeps it locked for as long as it is used.
/// @errors not there, no journal, of a newer version, without a whole description; a recording that
///         is still running
[[nodiscard]] Result<ReadJournal> readJournal(const std::string& path);

enum class JournalPresence {
    none,
    interrupted,  ///< it lies there, and nobody writes it
    running,      ///< it is being written now
};
/// Whether a session file has a journal beside it. Reads nothing but the lock.
[[nodiscard]] JournalPresence journalPresence(const std::string& sessionPath);

}  // namespace facialis
