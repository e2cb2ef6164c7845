// SPDX-License-Identifier: GPL-3.0-or-later
#include "dsp/detection/make_detector.hpp"

#include <array>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <vector>

namespace facialis::dsp {

// NOLINTNEXTLINE(bugprone-macro-parentheses): a declared name stands in none
#define DETECTOR(method) extern const DetectorMethod method;
#include "dsp/detection/detector_list.def"
#undef DETECTOR

namespace {

constexpr std::array detectorList{
#define DETECTOR(method) &(method),
#include "dsp/detection/detector_list.def"
#undef DETECTOR
};

}  // namespace

std::span<const DetectorMethod* const> detectorMethods()
{
    return detectorList;
}

const DetectorMethod* findDetectorMethod(std::string_view name)
{
    for (const DetectorMethod* method : detectorList)
        if (method->name == name)
            return method;
    return nullptr;
}

std::span<const std::string_view> detectorNames()
{
    static const auto names = [] {
        std::vector<std::string_view> list;
        list.reserve(detectorList.size());
        for (const DetectorMethod* method : detectorList)
            list.push_back(method->name);
        return list;
    }();
    return names;
}

Result<std::unique_ptr<Detector>> makeDetector(const DetectorMethod& method,
                                               const DetectorInput& input,
                                               const ParameterValues& values)
{
    if (!(input.highPass.hertz() >= 0.0 && input.highPass < input.lowPass &&
          input.lowPass <= input.rate / 2.0))
        return failure(fmt::format("the band {} .. {} Hz does not fit a rate of {} Hz",
                                   input.highPass.hertz(), input.lowPass.hertz(),
                                   input.rate.hertz()));
    return method.make(input, values);
}

Result<std::unique_ptr<Detector>> makeDetector(std::string_view name, const DetectorInput& input)
{
    if (const DetectorMethod* method = findDetectorMethod(name))
        return makeDetector(*method, input, ParameterValues(method->parameters));
    return failure(fmt::format("there is no detector \"{}\"", name), {},
                   fmt::format("choose one of {}", fmt::join(detectorNames(), ", ")));
}

}  // namespace facialis::dsp
