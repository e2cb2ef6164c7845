// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>
#include <cmath>

#include "dsp/filter/filter_method.hpp"

namespace facialis::dsp {
namespace {

constexpr std::array parameters{
    Parameter{"gain", 1.0, 0.1, 10.0, "times the magnitude"},
};

/// The simplest filter there can be: the magnitude of every sample.
class Rectifier final : public StreamingFilter {
public:
    explicit Rectifier(double gain) : gain_(gain) {}

    void process(std::span<const double> in, std::vector<double>& out) override
    {
        for (const double sample : in)
            out.push_back(gain_ * std::abs(sample));
    }
    void finish(std::vector<double>& /*out*/) override {}
    [[nodiscard]] Duration delay() const override { return Duration(0.0); }
    [[nodiscard]] Duration lookAhead() const override { return Duration(0.0); }

private:
    double gain_;
};

std::unique_ptr<StreamingFilter> make(const FilterInput& /*input*/, const ParameterValues& values)
{
    return std::make_unique<Rectifier>(values["gain"]);
}

Duration settling(const FilterInput& /*input*/, const ParameterValues& /*values*/)
{
    return Duration(0.0);
}

std::string badge(const FilterInput& /*input*/)
{
    return "rectified";
}

}  // namespace

extern const FilterMethod rectifier{
    .name = "rectifier",
    .title = "takes the magnitude of every sample",
    .timing = "causal, without delay",
    .source = "an example of the tests",
    .parameters = parameters,
    .make = make,
    .settling = settling,
    .badge = badge,
};

}  // namespace facialis::dsp
