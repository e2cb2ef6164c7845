// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "data/exports/bids_electrodes.hpp"
#include "data/formats/export_report.hpp"
#include "data/model/analysis_result.hpp"
#include "data/model/recording.hpp"

namespace facialis {

/// One recording of a dataset, and what the file itself does not say.
struct BidsRecording {
    const Recording& recording;
    std::string subject;             ///< letters and digits: "01"
    std::string task;                ///< letters and digits: "facialExamination"
    std::optional<int> run;          ///< where a subject has several recordings of a task
    std::optional<int> age;          ///< years; above 89 it is written as 89
    std::string sex;                 ///< "M", "F", "O"; empty: unknown
    std::string reference;           ///< EMGReference: "Bipolar", an electrode; empty: unknown
    std::optional<Frequency> mains;  ///< empty: unknown
    /// The movements that were asked for, as the analysis or the annotations name them.
    std::vector<Manoeuvre> manoeuvres;
    const AnalysisResult* analysis = nullptr;  ///< its tables become derivatives; null: none
    std::string software;                      ///< "facialis 0.1.0"
};

/// Writes an EMG-BIDS dataset (BIDS 1.11.1), one recording after another, into a fresh folder that
/// is moved to its name when it is finished: nothing half-written is ever seen.
///
/// A recording becomes `sub-S/emg/sub-S_task-T[_run-N][_recording-R]_emg.bdf` (BDF+, one file for
/// each sampling rate; R is there where there are several) with `_emg.json`, `_channels.tsv` and,
/// where there are annotations or manoeuvres, `_events.tsv` with `_events.json`. Each subject
/// has one `_electrodes.tsv` with its `_coordsystem.json`; positions that nobody stated are `n/a`,
/// never invented. After writing, each BDF is read back and held against its `_channels.tsv`.
/// Tables of an analysis lie under `derivatives/facialis`.
class BidsDataset {
public:
    /// @errors the folder is there already; it cannot be made beside its name
    [[nodiscard]] static Result<BidsDataset> create(const std::string& folder,
                                                    const std::string& name);
    ~BidsDataset();  ///< removes what was not finished
    BidsDataset(BidsDataset&& other) noexcept;
    BidsDataset& operator=(BidsDataset&&) = delete;

    /// @return what could not be carried, a sentence each
    /// @errors a file cannot be written, or does not read back as what was written
    [[nodiscard]] Result<ExportReport> add(const BidsRecording& recording);

    /// Takes these for the places of the electrodes of every recording that is added from now on.
    void setElectrodes(bids::ElectrodePositions positions) { positions_ = std::move(positions); }

    /// Writes what describes the whole and moves the folder to its name.
    [[nodiscard]] Result<void> finish(const std::string& software, const std::string& version);

private:
    BidsDataset(std::string folder, std::string work, std::string name);

    struct Participant {
        std::optional<int> age;
        std::string sex;
        std::vector<std::string> electrodes;  ///< named after channels; without positions alone
    };
    [[nodiscard]] Result<void> writeElectrodes() const;

    std::optional<bids::ElectrodePositions> positions_;
    std::string folder_, work_, name_;
    std::map<std::string, Participant> participants_;  ///< by subject
    bool hasDerivatives_ = false;
};

/// Letters and digits alone, as BIDS wants labels to be; everything else is left out.
[[nodiscard]] std::string bidsLabel(std::string_view text);

}  // namespace facialis
