// SPDX-License-Identifier: GPL-3.0-or-later
#include "dsp/noise/noise_model.hpp"

#include <catch2/catch.hpp>

#include "dsp/detection/signal_history.hpp"
#include "dsp/noise/prediction_error.hpp"
#include "tests/dsp/detection/synthetic.hpp"

using namespace facialis;
using namespace facialis::dsp;
using namespace facialis::test;

namespace {

constexpr Frequency rate = 1000_Hz;

NoiseModel model()
{
    return NoiseModel({.rate = rate, .low = 20_Hz, .high = 450_Hz, .emphasis = 200_Hz});
}

std::vector<NoiseCell> cellsOf(const std::vector<double>& x)
{
    return noiseCells(x, rate, 45_Hz, model().cellSamples());
}

}  // namespace

TEST_CASE("The prediction error filter of an autoregressive signal is its recursion",
          "[dsp][noise]")
{
    // x[n] = 1.2 x[n-1] - 0.5 x[n-2] + e[n]; its autocorrelation from the Yule-Walker equations.
    std::vector<double> lags{1.0, 1.2 / 1.5};
    for (int k = 2; k <= 6; ++k)
        lags.push_back(1.2 * lags[std::size_t(k - 1)] - 0.5 * lags[std::size_t(k - 2)]);
    const auto filter = predictionErrorFilter(lags, 0.0);
    CHECK(filter[1] == Approx(-1.2));
    CHECK(filter[2] == Approx(0.5));
    for (std::size_t k = 3; k <= 6; ++k)
        CHECK(filter[k] == Approx(0.0).margin(1e-9));
    CHECK(varianceBehind(filter, lags) == Approx(1.0 - 1.2 * lags[1] + 0.5 * lags[2]));
    CHECK(predictionErrorFilter(std::vector<double>(7, 0.0), 0.01)[0] == 1.0);
}

TEST_CASE("The starting level is that of the noise up to four fifths of activity", "[dsp][noise]")
{
    for (const double active : {0.0, 0.3, 0.6, 0.8}) {
        INFO("active " << active);
        auto raw = whiteNoise(2400, 401);
        for (std::size_t i = 0; i < raw.size(); ++i)
            if (i % 600 < std::size_t(600.0 * active))
                raw[i] *= 10.0;
        NoiseModel noise = model();
        REQUIRE(noise.start(cellsOf(filtered(raw, rate))));
        const double truth = rmsOf(filtered(whiteNoise(60000, 402), rate));
        CHECK(noise.rms() == Approx(truth).epsilon(active > 0.7 ? 0.5 : 0.15));
    }
}

TEST_CASE("Cells that are active teach the model nothing, quiet ones do", "[dsp][noise]")
{
    const auto quiet = cellsOf(filtered(whiteNoise(40000, 411), rate));
    const auto loud = cellsOf(filtered(whiteNoise(30000, 412, 10.0), rate));
    NoiseModel noise = model();
    REQUIRE(noise.start(std::span(quiet).first(80)));
    const double before = noise.rms();
    for (const NoiseCell& cell : loud)  // 30 s
        CHECK(noise.take(cell, false) == NoiseModel::Change::none);
    CHECK(noise.rms() == before);
    for (const NoiseCell& cell : quiet)
        noise.take(cell, true);
    const double truth = rmsOf(filtered(whiteNoise(60000, 413), rate));
    CHECK(noise.rms() == Approx(truth).epsilon(0.06));
}

TEST_CASE("Ninety seconds without a quieter moment are noise; a fall is adopted at once",
          "[dsp][noise]")
{
    const auto quiet = cellsOf(filtered(whiteNoise(4000, 421), rate));
    const auto loud = cellsOf(filtered(whiteNoise(120000, 422, 5.0), rate));
    NoiseModel noise = model();
    REQUIRE(noise.start(quiet));
    const double before = noise.rms();
    double seconds = 0.0;
    for (const NoiseCell& cell : loud) {
        seconds += double(noise.cellSamples()) / rate.hertz();
        if (noise.take(cell, false) == NoiseModel::Change::rose)
            break;
    }
    CHECK(seconds == Approx(90.0).margin(2.0));
    CHECK(noise.rms() == Approx(5.0 * before).epsilon(0.15));
    std::size_t cells = 0;
    while (noise.take(quiet[cells], false) != NoiseModel::Change::fell && cells + 1 < quiet.size())
        ++cells;
    CHECK(double(cells * noise.cellSamples()) / rate.hertz() < 0.6);
    CHECK(noise.rms() == Approx(before).epsilon(0.15));
}

TEST_CASE("Whitening flattens the noise it has learnt", "[dsp][noise]")
{
    auto raw = whiteNoise(40000, 431);
    for (std::size_t i = 1; i < raw.size(); ++i)
        raw[i] += 0.7 * raw[i - 1];  // neighbours correlate by 0.7
    const auto cells = noiseCells(raw, rate, 1_Hz, model().cellSamples());
    NoiseModel noise(
        {.rate = rate, .low = 20_Hz, .high = 450_Hz, .emphasis = 600_Hz});  // no low-pass
    REQUIRE(noise.start(cells));
    for (const NoiseCell& cell : cells)
        noise.take(cell, true);
    // Behind the filter, neighbours no longer resemble each other.
    double power = 0.0, product = 0.0, before = 0.0;
    for (std::size_t i = 9; i < raw.size(); ++i) {
        double y = 0.0;
        for (std::size_t k = 0; k < NoiseCell::lagCount; ++k)
            y += noise.filter()[k] * raw[i - k];
        power += y * y;
        product += y * before;
        before = y;
    }
    CHECK(std::abs(product / power) < 0.1);
}

TEST_CASE("Silence starts no noise model", "[dsp][noise]")
{
    NoiseModel noise = model();
    CHECK_FALSE(noise.start(cellsOf(std::vector<double>(4000, 0.0))));
    CHECK_FALSE(noise.start({}));
    CHECK_FALSE(noise.isStarted());
}
