// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "data/model/analysis_result.hpp"
#include "data/model/channel_gap.hpp"
#include "data/model/quality_second.hpp"
#include "data/model/recording.hpp"
#include "data/storage/derived_series.hpp"
#include "data/storage/nwb_layout.hpp"

namespace facialis {

/// How a finished recording is written.
struct SessionOptions {
    NwbLayout layout{.voltages = VoltageSeries::electrical, .isArchive = true};
    const DerivedSeries* derived = nullptr;  ///< kept in /processing/facialis; may be null
    std::vector<ChannelGap> channelGaps{};   ///< of channels that store integers
    std::vector<QualitySecond> quality{};    ///< of a live recording, ascending
};

/// Writes the session file: a valid NWB 2.7 HDF5 file with the raw samples (integers with their
/// scale where the recording stores integers), electrodes with muscle and side, gaps, annotations,
/// and, where given, bursts, manoeuvres, pairs, findings, causes, settings and provenance.
/// Written beside its final name, then renamed. @return what could not be carried, a sentence each
/// @errors the medium is full or cannot be written
[[nodiscard]] Result<std::vector<std::string>> writeSessionFile(const Recording& recording,
                                                                const AnalysisResult* analysis,
                                                                const std::string& path,
                                                                const SessionOptions& options = {});

/// Opens a session file of ours as a recording, in a process of its own (boundary/): also a file
/// that we wrote may have been damaged since. @errors not one, damaged (what, where)
[[nodiscard]] Result<std::unique_ptr<Recording>> openSessionFile(const std::string& path);

/// The analysis kept in a session file; empty optional where there is none.
[[nodiscard]] Result<std::optional<AnalysisResult>> readAnalysis(const std::string& path);

/// Opens the HDF5 files of OpenSignals (PLUX): `/<MAC>/raw/channel_n`, counts.
[[nodiscard]] Result<std::unique_ptr<Recording>> openOpenSignalsHdf5(const std::string& path);

/// SHA-256 of a file as 64 hexadecimal digits. @errors the file cannot be read
[[nodiscard]] Result<std::string> sha256OfFile(const std::string& path);

}  // namespace facialis
