// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "data/model/recording.hpp"
#include "data/model/sample_block.hpp"
#include "data/storage/derived_series.hpp"
#include "data/storage/nwb_layout.hpp"
#include "data/storage/series_plan.hpp"
#include "data/storage/session_end.hpp"

namespace facialis {

/// Writes a session file while its samples arrive: the one writer of files and of live recording.
///
/// create() writes everything that NWB demands, append() adds frames, flush() makes all of them
/// safe against a kill of the program, finish() adds intervals and tables and closes. From the
/// first flush() on, the file is a valid NWB file that plain h5py opens. HDF5's default format,
/// chunked, uncompressed but in an archive (NwbLayout). One thread at a time. After an error only
/// destruction makes sense.
class NwbWriter {
public:
    /// @param info     channels (named as they shall stand in the file), start, identity, format,
    ///                 warnings; gaps and annotations come with finish()
    /// @param created  the time of writing, with its offset; the only thing that differs between
    /// two
    ///                 files of the same content
    /// @errors the file cannot be created or written
    [[nodiscard]] static Result<NwbWriter> create(const std::string& path,
                                                  const RecordingInfo& info,
                                                  const StartTime& created,
                                                  const NwbLayout& layout = {});
    NwbWriter(NwbWriter&&) noexcept;
    NwbWriter& operator=(NwbWriter&&) noexcept;
    ~NwbWriter();

    [[nodiscard]] const std::vector<SeriesPlan>& series() const;

    /// Adds frames to an integer series: frame-major, one value a channel of the series, as stored.
    /// @errors here and below: the medium is full or failed
    [[nodiscard]] Result<void> append(std::size_t series, std::span<const std::int32_t> stored);
    /// Adds frames to a floating series: frame-major, physical values, NaN where there is none.
    [[nodiscard]] Result<void> append(std::size_t series, std::span<const double> physical);
    /// Adds a block of all channels, which must be of one rate. Integer channels are stored as
    /// round((physical - offset) / scale); NaN becomes 0 and must be told as a gap at finish().
    [[nodiscard]] Result<void> append(const SampleBlock& block);

    /// Frames that appendColumns() takes at once: a chunk of the series.
    [[nodiscard]] std::int64_t chunkFrames(std::size_t series) const;
    /// Adds a whole chunk to each channel of a series of an archive, or, as the last, a shorter
    /// one: all samples of the first channel, then those of the second, as append() takes them.
    /// Channels are packed on several threads; the bytes of the file do not depend on how many.
    [[nodiscard]] Result<void> appendColumns(std::size_t series,
                                             std::span<const std::int32_t> stored);
    [[nodiscard]] Result<void> appendColumns(std::size_t series, std::span<const double> physical);

    [[nodiscard]] Result<void> flush();
    [[nodiscard]] Result<void> finish(const SessionEnd& end);

private:
    struct State;
    explicit NwbWriter(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace facialis
