// SPDX-License-Identifier: GPL-3.0-or-later
#include "acquisition/devices/cyton_impedance.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <complex>
#include <fmt/format.h>
#include <numbers>

#include "acquisition/devices/cyton_packet.hpp"
#include "acquisition/devices/device_list.hpp"

namespace facialis::acquisition {
namespace {

constexpr double current = 6e-9;  // amperes
constexpr double boardResistance = 2200.0;
constexpr Frequency currentFrequency{31.25};
constexpr double mostOhms = 5e6;
constexpr Duration settling{0.6}, measuring{2.0}, patience{12.0};
constexpr double rail = 0.99;          // of the largest number
constexpr double largest = 8388607.0;  // 2^23 - 1
constexpr std::string_view pinNames = "12345678QWERTYUI";

/// Frames of all channels, none missing between them: as many as asked for behind the first ones.
Result<std::vector<double>> stretch(Conversation& talk, const DevicePlan& plan)
{
    const auto skipped = static_cast<std::size_t>(sampleAt(settling, plan.rate));
    const auto wanted = static_cast<std::size_t>(sampleAt(measuring, plan.rate));
    const std::size_t channels = plan.channels.size();
    talk.forget();
    if (auto sent = talk.send("b"); !sent)
        return tl::unexpected(sent.error());
    const auto decoder = plan.makeDecoder();
    DecodedFrames decoded;
    std::vector<double> values;
    int last = -1;
    std::size_t seen = 0;
    for (const Duration until = talk.now() + patience;
         values.size() < wanted * channels && talk.now() < until;) {
        if (const auto heard = talk.listen(until - talk.now()); !heard)
            return tl::unexpected(heard.error());
        decoded.clear();
        for (const StampedBytes& part : talk.unread())
            decoder->decode(part.bytes, decoded);
        talk.forget();
        for (std::size_t i = 0; i < decoded.frames.size(); ++i) {
            const int counter = decoded.frames[i].counter;
            if (last >= 0 && counter != (last + 1) % plan.modulus)
                values.clear();
            last = counter;
            if (seen++ >= skipped)
                values.insert(
                    values.end(),
                    decoded.values.begin() + static_cast<std::ptrdiff_t>(i * channels),
                    decoded.values.begin() + static_cast<std::ptrdiff_t>((i + 1) * channels));
        }
    }
    if (auto sent = talk.send("s"); !sent)
        return tl::unexpected(sent.error());
    if (const auto quiet = talk.hush(100_ms, 1_s); !quiet)
        return tl::unexpected(quiet.error());
    if (values.size() < wanted * channels)
        return failure("too many packets are lost to measure an impedance", talk.port(),
                       "bring the board nearer to its dongle");
    values.resize(wanted * channels);
    return values;
}

/// Lets the current flow through, or no longer through, one pin of every channel.
Result<void> letFlow(Conversation& talk, std::size_t channels, bool positive, bool negative)
{
    for (std::size_t c = 0; c < channels; ++c) {
        if (auto sent = talk.send(fmt::format("z{}{:d}{:d}Z", pinNames[c], positive, negative));
            !sent)
            return sent;
        const auto answer = talk.answer("$$$", 1_s);
        if (!answer)
            return tl::unexpected(answer.error());
        if (answer->find("Success") == std::string::npos)
            return failure("the board does not measure impedance: " +
                               (answer->empty() ? "no answer" : shownBytes(*answer)),
                           talk.port(), "its firmware must be 3.0 or newer");
    }
    return {};
}

/// One number of the converter with the Daisy is the mean of two: that much of the current's
/// frequency is left.
double passedBy(CytonBoards boards)
{
    return boards == CytonBoards::two
               ? std::cos(std::numbers::pi * currentFrequency.hertz() / 250.0)
               : 1.0;
}

}  // namespace

double impedanceFrom(std::span<const double> volts, Frequency rate)
{
    std::complex<double> sum = 0.0;
    double weight = 0.0;
    double mean = 0.0;
    for (const double value : volts)
        mean += value / static_cast<double>(volts.size());
    for (std::size_t i = 0; i < volts.size(); ++i) {
        const double turn = 2.0 * std::numbers::pi * static_cast<double>(i);
        const double window = 0.5 - 0.5 * std::cos(turn / static_cast<double>(volts.size()));
        sum += window * (volts[i] - mean) *
               std::polar(1.0, -turn * currentFrequency.hertz() / rate.hertz());
        weight += window;
    }
    return std::max(0.0, 2.0 * std::abs(sum) / weight / current - boardResistance);
}

Result<std::vector<ElectrodeImpedance>> measureImpedance(const SourceAddress& address,
                                                         const OpenLine& open,
                                                         const std::stop_token& stop)
{
    const bool isDaisy = address.scheme == "cyton_daisy";
    if (address.scheme != "cyton" && !isDaisy)
        return failure("a device of kind '" + address.scheme + "' measures no impedance",
                       address.text, "cyton and cyton_daisy do");
    const CytonBoards boards = isDaisy ? CytonBoards::two : CytonBoards::one;
    const auto kind = std::ranges::find(deviceKinds(), address.scheme, &DeviceKind::scheme);
    const auto plan = kind->plan(address);
    if (!plan)
        return tl::unexpected(plan.error());
    const auto line = open(address.address, kind->bauds.front());
    if (!line)
        return tl::unexpected(line.error());
    Conversation talk(**line, stop);
    if (auto prepared = prepareCyton(talk, address, boards); !prepared)
        return tl::unexpected(prepared.error());

    const std::size_t channels = plan->channels.size();
    const bool isBipolar = address.parameter("bipolar").value_or("0") == "1";
    std::vector<ElectrodeImpedance> all;
    for (const bool isPositive : {false, true}) {
        if (isPositive && !isBipolar)
            break;
        if (auto flows = letFlow(talk, channels, isPositive, !isPositive); !flows)
            return tl::unexpected(flows.error());
        const auto values = stretch(talk, *plan);
        if (!values)
            return tl::unexpected(values.error());
        for (std::size_t c = 0; c < channels; ++c) {
            std::vector<double> volts;
            double highest = 0.0;
            for (std::size_t i = c; i < values->size(); i += channels) {
                highest = std::max(highest, std::abs((*values)[i]));
                volts.push_back((*values)[i] * plan->channels[c].scale);
            }
            ElectrodeImpedance electrode{c, isPositive, {}};
            const double ohms = impedanceFrom(volts, plan->rate) / passedBy(boards);
            if (highest < rail * largest && ohms < mostOhms)
                electrode.ohms = ohms;
            all.push_back(electrode);
        }
    }
    if (auto stopped = letFlow(talk, channels, false, false); !stopped)
        return tl::unexpected(stopped.error());
    std::ranges::stable_sort(all, {}, &ElectrodeImpedance::channel);
    return all;
}

}  // namespace facialis::acquisition
