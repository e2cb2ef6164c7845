// SPDX-License-Identifier: GPL-3.0-or-later
#include "dsp/detection/make_detector.hpp"

#include <array>
#include <fmt/format.h>
#include <string>

#include "dsp/detection/classical_detectors.hpp"
#include "dsp/detection/whitened_glr.hpp"

namespace facialis::dsp {
namespace {

struct Entry {
    std::string_view name;
    std::unique_ptr<Detector> (*make)(const DetectorInput&);
};

/// A new detector is one line here.
constexpr std::array entries{
    Entry{"whitened_glr", makeWhitenedGlr},
    Entry{"hodges_bui", makeHodgesBui},
    Entry{"bonato", makeBonato},
    Entry{"teager_kaiser", makeTeagerKaiser},
    Entry{"lidierth", makeLidierth},
    Entry{"linear_envelope", makeLinearEnvelope},
};

constexpr auto names = [] {
    std::array<std::string_view, entries.size()> list;
    for (std::size_t i = 0; i < list.size(); ++i)
        list[i] = entries[i].name;
    return list;
}();

}  // namespace

std::span<const std::string_view> detectorNames()
{
    return names;
}

Result<std::unique_ptr<Detector>> makeDetector(std::string_view name, const DetectorInput& input)
{
    if (!(input.highPass.hertz() >= 0.0 && input.highPass < input.lowPass &&
          input.lowPass <= input.rate / 2.0))
        return failure(fmt::format("the band {} .. {} Hz does not fit a rate of {} Hz",
                                   input.highPass.hertz(), input.lowPass.hertz(),
                                   input.rate.hertz()));
    for (const Entry& entry : entries)
        if (entry.name == name)
            return entry.make(input);
    std::string known;
    for (const std::string_view one : names)
        known += (known.empty() ? "" : ", ") + std::string(one);
    return failure(fmt::format("there is no detector \"{}\"", name), {}, "choose one of " + known);
}

}  // namespace facialis::dsp
