// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "data/model/quality_second.hpp"
#include "data/model/recording.hpp"
#include "data/model/sample_block.hpp"
#include "data/storage/journal.hpp"
#include "data/storage/journal_format.hpp"

namespace facialis {

/// Appends to a journal. Every record goes out in one write(), so that a kill of the program loses
/// at most what waits here: frames of less than 50 ms. sync() makes all of it safe against a loss
/// of power. After an error nothing more is accepted; the file ends with its last whole record.
/// One thread at a time.
class JournalWriter {
public:
    /// Creates the file and locks it (flock) for as long as it is open.
    /// @errors it exists already (an interrupted recording: never replaced), the folder cannot be
    ///         written, channels of several rates
    [[nodiscard]] static Result<JournalWriter> create(const std::string& path,
                                                      const RecordingInfo& description);
    /// A journal without a name, in $TMPDIR or else /var/tmp: its space is free again when the last
    /// who reads it is gone, also after a crash.
    [[nodiscard]] static Result<JournalWriter> createUnnamed(const RecordingInfo& description);

    JournalWriter(JournalWriter&&) noexcept;
    JournalWriter& operator=(JournalWriter&&) noexcept;
    ~JournalWriter();

    /// @param block  all channels; begins at framesAppended() or later (frames between are missing)
    /// @errors here and below: the medium is full or failed; frames go backwards
    [[nodiscard]] Result<void> append(const SampleBlock& block);
    [[nodiscard]] Result<void> append(const Annotation& annotation);
    [[nodiscard]] Result<void> append(const Gap& gap);
    [[nodiscard]] Result<void> append(const QualitySecond& second);
    /// Writes the frames that wait, and has everything put on the disk (fdatasync).
    [[nodiscard]] Result<void> sync();
    /// sync(), with a record that says that nothing follows.
    [[nodiscard]] Result<void> end();

    [[nodiscard]] std::int64_t framesAppended() const;
    [[nodiscard]] std::int64_t framesSynced() const;  ///< those that sync() made safe
    [[nodiscard]] std::int64_t bytes() const;         ///< of the file
    /// What was written so far; keeps the file open.
    [[nodiscard]] std::shared_ptr<const Journal> journal() const;

private:
    struct State;
    explicit JournalWriter(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace facialis
