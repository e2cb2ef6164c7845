// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "data/model/result.hpp"
#include "data/model/start_time.hpp"
#include "data/model/units.hpp"

namespace facialis::acquisition {

/// One analog channel as the JSON header of an OpenSignals text describes it.
struct OpenSignalsChannel {
    std::string label;   ///< "A5", "CH1"
    std::string sensor;  ///< "EMGBITREV", "ACCBITREV", "RAW", ...
    std::optional<int> resolutionBits;
};

/// One recorder of an OpenSignals text; several may stand side by side in one file.
struct OpenSignalsDevice {
    std::string name, model;
    Frequency rate;
    std::vector<std::string>
        columns;  ///< as stated ("nSeq", "I1", ..., "A5"); old files state none
    std::vector<OpenSignalsChannel> channels;
    std::optional<StartTime> start;
    std::string comments;
    bool isConverted = false;  ///< values were converted by OpenSignals, in a unit it omits
};

/// Reads the second line of an OpenSignals text: `# {"98:D3:...": {"sampling rate": 1000, ...}}`.
/// @errors not JSON, no recorder, no possible rate (which one)
[[nodiscard]] Result<std::vector<OpenSignalsDevice>> readOpenSignalsHeader(std::string_view line,
                                                                           const std::string& path);

/// true for a sensor that measures no electric potential of the body (ACC, LUX, EDA, RESP, ...).
[[nodiscard]] bool isOtherSensor(std::string_view sensor);

/// "2020-07-29" and "19:51:58.123", digits possibly missing ("2017-1-23"); empty: impossible.
[[nodiscard]] std::optional<StartTime> openSignalsStart(const std::string& date,
                                                        const std::string& time);

}  // namespace facialis::acquisition
