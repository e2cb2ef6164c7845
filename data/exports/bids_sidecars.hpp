// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <set>
#include <string>

#include "data/exports/bids_export.hpp"

/// The text files beside one BDF+ of an EMG-BIDS dataset. Keys and columns, with their order, are
/// those of BIDS 1.11.1 (EMG); unknown is `n/a`.
namespace facialis::bids {

/// `_emg.json`. @param info  of the channels in this file
[[nodiscard]] std::string emgJson(const BidsRecording& source, const RecordingInfo& info);

/// Names of the electrodes of a file where nobody stated them: one for each channel of EMG, with
/// the channel's name. @param written, sources  as for channelsTsv
[[nodiscard]] std::vector<std::string> electrodeNames(const BidsRecording& source,
                                                      const RecordingInfo& written,
                                                      const std::vector<std::size_t>& sources);

/// `_channels.tsv`: name, type, units (in this order, required), signal_electrode, reference,
/// target_muscle, description, sampling_frequency, low_cutoff (the high-pass), high_cutoff, notch,
/// status, status_description; one row a channel in the order of the file.
/// @param written     the channels as they were read back from the file
/// @param sources     index of each in the recording that was analysed
/// @param electrodes  a channel of EMG whose name is not among them has signal_electrode n/a
[[nodiscard]] std::string channelsTsv(const BidsRecording& source, const RecordingInfo& written,
                                      const std::vector<std::size_t>& sources,
                                      const std::set<std::string>& electrodes);

/// `_events.tsv`: onset, duration, trial_type, description; manoeuvres, then the annotations that
/// no manoeuvre was read from, ascending. Empty: there is none.
[[nodiscard]] std::string eventsTsv(const BidsRecording& source);
[[nodiscard]] std::string eventsJson();

/// `dataset_description.json` of the dataset or of its derivatives.
[[nodiscard]] std::string datasetDescription(const std::string& name, bool isDerivative,
                                             const std::string& software,
                                             const std::string& version);
[[nodiscard]] std::string participantsJson();
/// @param arePositionsKnown  the places of the electrodes were stated
[[nodiscard]] std::string readme(const std::string& name, bool arePositionsKnown);

}  // namespace facialis::bids
