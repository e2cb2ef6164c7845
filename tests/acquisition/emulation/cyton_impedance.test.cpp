// SPDX-License-Identifier: GPL-3.0-or-later
// What the board measures of its electrodes, through a real pseudo-terminal.
#include "acquisition/devices/cyton_impedance.hpp"

#include <atomic>
#include <catch2/catch.hpp>
#include <limits>
#include <numbers>
#include <thread>

#include "acquisition/emulation/emulated_device.hpp"
#include "acquisition/emulation/pseudo_terminal.hpp"
#include "tests/acquisition/emulation/firmware.hpp"

using namespace facialis;
using namespace facialis::acquisition;

TEST_CASE("An impedance is the amplitude at the current's frequency over the current",
          "[devices][cyton]")
{
    std::vector<double> volts(500);
    for (std::size_t i = 0; i < volts.size(); ++i) {
        const double turn = 2.0 * std::numbers::pi * static_cast<double>(i) / 250.0;
        // 40 kilo-ohms and the board's own, an electrode offset, and mains.
        volts[i] = 6e-9 * (40e3 + 2200.0) * std::sin(31.25 * turn + 1.0) + 0.02 +
                   50e-6 * std::sin(50.0 * turn);
    }
    CHECK(impedanceFrom(volts, 250_Hz) == Approx(40e3).epsilon(0.01));
    CHECK(impedanceFrom(std::vector<double>(500, 0.1), 250_Hz) == Approx(0.0).margin(1.0));
}

TEST_CASE("A Cyton measures its electrodes through a pseudo-terminal, and tells which are off",
          "[emulation][cyton][slow]")
{
    const bool isBipolar = GENERATE(false, true);
    CAPTURE(isBipolar);
    auto terminal = PseudoTerminal::open("");
    REQUIRE(terminal);
    const std::string port = (*terminal)->address();
    EmulationOptions options;
    options.feed = {.scenario = "normal", .seed = 3};
    options.electrodes = {5e3, 20e3, 100e3, std::numeric_limits<double>::infinity()};
    const auto kinds = emulatedKinds();
    const auto kind = std::find_if(kinds.begin(), kinds.end(),
                                   [](const EmulatedKind& each) { return each.name == "cyton"; });
    EmulatedDevice device(*kind, std::move(*terminal), options, {});
    std::atomic<bool> isStopped{false};
    std::jthread emulation([&] { CHECK(device.run(isStopped)); });
    const auto address = parseSourceAddress("cyton:" + port + (isBipolar ? "?bipolar=1" : ""));
    REQUIRE(address);
    const auto measured = measureImpedance(*address);
    isStopped = true;
    if (!measured)
        FAIL(measured.error().sentence());
    REQUIRE(measured->size() == (isBipolar ? 16 : 8));
    for (const ElectrodeImpedance& electrode : *measured) {
        INFO("channel " << electrode.channel + 1 << (electrode.isPositive ? " P" : " N"));
        const std::size_t c = electrode.channel;
        const double truth = c < options.electrodes.size() ? options.electrodes[c] : 10e3;
        if (std::isinf(truth)) {
            CHECK_FALSE(electrode.ohms);
        } else {
            REQUIRE(electrode.ohms);
            CHECK(*electrode.ohms == Approx(truth).margin(3e3));
        }
    }
}

TEST_CASE("A device that measures no impedance says so", "[devices]")
{
    const auto address = parseSourceAddress("bitalino:/dev/ttyNone");
    REQUIRE(address);
    CHECK(measureImpedance(*address).error().what ==
          "a device of kind 'bitalino' measures no impedance");
    const auto nowhere = parseSourceAddress("cyton:/dev/ttyNone");
    REQUIRE(nowhere);
    CHECK_FALSE(measureImpedance(*nowhere));
}
