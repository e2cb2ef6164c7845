// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "dsp/filter/butterworth.hpp"
#include "dsp/filter/notch.hpp"

namespace facialis::test {

struct Design {
    std::string name;  ///< the row of tests/reference/filters.csv
    dsp::Sections sections;
    Frequency rate;
};

/// The designs of tests/reference/filters.py.
inline std::vector<Design> designs()
{
    using namespace dsp;
    return {
        {"highpass_4_20_2048", butterworthHighPass(4, 20_Hz, 2048_Hz).value(), 2048_Hz},
        {"highpass_1_10_500", butterworthHighPass(1, 10_Hz, 500_Hz).value(), 500_Hz},
        {"highpass_5_30_1000", butterworthHighPass(5, 30_Hz, 1000_Hz).value(), 1000_Hz},
        {"lowpass_2_6_1000", butterworthLowPass(2, 6_Hz, 1000_Hz).value(), 1000_Hz},
        {"lowpass_3_50_125", butterworthLowPass(3, 50_Hz, 125_Hz).value(), 125_Hz},
        {"lowpass_8_450_10000", butterworthLowPass(8, 450_Hz, 10000_Hz).value(), 10000_Hz},
        {"bandpass_4_20_450_2048", butterworthBandPass(4, 20_Hz, 450_Hz, 2048_Hz).value(), 2048_Hz},
        {"bandpass_4_20_450_1000", butterworthBandPass(4, 20_Hz, 450_Hz, 1000_Hz).value(), 1000_Hz},
        {"bandpass_3_20_56_125", butterworthBandPass(3, 20_Hz, 56_Hz, 125_Hz).value(), 125_Hz},
        {"bandpass_1_20_112_250", butterworthBandPass(1, 20_Hz, 112_Hz, 250_Hz).value(), 250_Hz},
        {"bandpass_5_8_15_2000", butterworthBandPass(5, 8_Hz, 15_Hz, 2000_Hz).value(), 2000_Hz},
        {"notch_50_30_2048", notch(50_Hz, 30.0, 2048_Hz).value(), 2048_Hz},
        {"notch_60_10_250", notch(60_Hz, 10.0, 250_Hz).value(), 250_Hz},
    };
}

/// The input of the filtered signals there.
inline std::vector<double> designInput()
{
    std::vector<double> x;
    for (long i = 0; i < 700; ++i)
        x.push_back(double((7919 * i + 13 * i * i) % 1009) / 1009.0 + 3.0);
    return x;
}

}  // namespace facialis::test
