// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <fmt/format.h>

#include "data/storage/foreign_text.hpp"
#include "data/storage/hdf5_recording.hpp"
#include "data/storage/open_hdf5.hpp"
#include "data/storage/open_signals_layout.hpp"
#include "data/storage/opened_here.hpp"

namespace facialis {

namespace {

constexpr std::string_view channelPrefix = "channel_";

/// The number n of `channel_n`; empty: something else.
std::optional<int> channelNumber(const std::string& name)
{
    if (!name.starts_with(channelPrefix))
        return std::nullopt;
    int number = 0;
    const char* end = name.data() + name.size();
    const auto [last, problem] = std::from_chars(name.data() + channelPrefix.size(), end, number);
    return problem == std::errc() && last == end ? std::optional(number) : std::nullopt;
}

/// Ascending: channel_10 stands after channel_2.
std::vector<int> channelNumbers(const Hdf5Object& raw)
{
    std::vector<int> numbers;
    for (const std::string& name : raw.children())
        if (const auto number = channelNumber(name))
            numbers.push_back(*number);
    std::sort(numbers.begin(), numbers.end());
    return numbers;
}

/// "2017-1-23" and "10:28:51.69", both local.
std::optional<StartTime> startOf(const Hdf5Object& device)
{
    StartTime start;
    double second = 0.0;
    if (std::sscanf(textOr(device, "date", "").c_str(), "%4d-%2d-%2d", &start.year, &start.month,
                    &start.day) != 3 ||
        std::sscanf(textOr(device, "time", "").c_str(), "%2d:%2d:%lf", &start.hour, &start.minute,
                    &second) != 3 ||
        !(second >= 0.0 && second < 60.0))
        return std::nullopt;
    const std::int64_t micros = std::llround(second * 1e6);
    if (micros >= 60'000'000)
        return std::nullopt;
    start.second = static_cast<int>(micros / 1'000'000);
    start.nanosecond = micros % 1'000'000 * 1000;
    return isPossible(start) ? std::optional(start) : std::nullopt;
}

/// Sensors of the maker that measure something else than muscle. What is not listed may be EMG.
bool isOtherSensor(std::string sensor)
{
    static constexpr std::array others = {
        "ACC", "BVP", "ECG", "EDA", "EEG", "EGG",  "EOG", "FNIRS", "FSR",    "GLUC", "GMR", "GON",
        "LUX", "MAG", "NTC", "OXI", "PZT", "RESP", "RIP", "SPO2",  "SWITCH", "TEMP", "TMP", "XYZ"};
    std::transform(sensor.begin(), sensor.end(), sensor.begin(),
                   [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
    return std::find(others.begin(), others.end(), sensor) != others.end();
}

class OpenSignalsFile {
public:
    explicit OpenSignalsFile(const std::string& path) : root_(openHdf5(path))
    {
        info_.path = path;
        info_.format = "OpenSignals HDF5";
    }

    std::unique_ptr<Hdf5Recording> open()
    {
        const std::vector<std::string> devices = openSignalsDevices(root_);
        if (devices.empty())
            throw Hdf5Failure{
                {"is not an OpenSignals file: no group holds raw/channel_n", info_.path, {}}};
        for (const std::string& name : devices)
            addDevice(root_.openGroup(name));
        info_.identity.equipment = equipment_;
        return std::make_unique<Hdf5Recording>(std::move(info_), std::move(datasets_),
                                               std::move(sources_));
    }

private:
    void addDevice(const Hdf5Object& device)
    {
        const double rate = device.number("sampling rate");
        if (!(rate > 0.0) || !std::isfinite(rate))
            throw Hdf5Failure{
                {"states an impossible sampling rate", device.where(), "the file is damaged"}};
        const std::string name = textOr(device, "device", "device") + " " +
                                 textOr(device, "macaddress", device.path().substr(1));
        equipment_ += (equipment_.empty() ? "" : ", ") + name;
        const std::string comments = textOr(device, "comments", "");
        if (!comments.empty())
            info_.identity.remarks += (info_.identity.remarks.empty() ? "" : "; ") + comments;
        if (!info_.start)
            info_.start = startOf(device);
        const Hdf5Object raw = device.openGroup("raw");
        for (const int number : channelNumbers(raw))
            addChannel(device, raw, number, Frequency(rate));
        warnOfDigitalInputs(device);
    }

    void addChannel(const Hdf5Object& device, const Hdf5Object& raw, int number, Frequency rate)
    {
        const std::string name = std::string(channelPrefix) + std::to_string(number);
        const Hdf5Object described = raw.openDataset(name, sampleCacheBytes);
        Channel channel;
        channel.label = textOr(described, "label", name);
        channel.transducer = textOr(described, "sensor", "");
        channel.dimension =
            isOtherSensor(channel.transducer) ? Dimension::other : Dimension::counts;
        channel.rate = rate;
        SampleDataset data(raw.openDataset(name, sampleCacheBytes));
        if (data.columns() != 1)
            throw Hdf5Failure{{"has several columns", described.where(), "the file is damaged"}};
        channel.length = data.frames();
        channel.storedType = data.isInteger() ? SampleType::int32 : SampleType::float64;
        if (const auto bits = resolutionOf(device, number)) {
            channel.storedMinimum = 0;
            channel.storedMaximum = (std::int64_t{1} << *bits) - 1;
        }
        info_.duration = std::max(info_.duration, channel.duration());
        sources_.push_back({datasets_.size(), 0, 1.0, 0.0, oneRun(data.frames()), {}});
        datasets_.push_back(std::move(data));
        info_.channels.push_back(std::move(channel));
    }

    /// Bits of one channel: `resolution` has one entry for each entry of `channels`.
    static std::optional<int> resolutionOf(const Hdf5Object& device, int number)
    {
        if (!device.hasAttribute("channels") || !device.hasAttribute("resolution"))
            return std::nullopt;
        const std::vector<double> channels = device.numbers("channels");
        const std::vector<double> bits = device.numbers("resolution");
        for (std::size_t i = 0; i < channels.size() && i < bits.size(); ++i)
            if (channels[i] == number && bits[i] >= 1 && bits[i] <= 24)
                return static_cast<int>(bits[i]);
        return std::nullopt;
    }

    /// They are not read; where something happens on them, that must not go unsaid.
    void warnOfDigitalInputs(const Hdf5Object& device)
    {
        if (!device.isGroup("digital"))
            return;
        const Hdf5Object digital = device.openGroup("digital");
        for (const std::string& name : digital.children()) {
            if (digital.isGroup(name))
                continue;
            const std::vector<double> values = digital.readNumbers(name);
            if (std::adjacent_find(values.begin(), values.end(), std::not_equal_to<>()) !=
                values.end())
                info_.warnings.push_back(fmt::format(
                    "the digital input '{}' changes during the recording; digital inputs are "
                    "not read",
                    name));
        }
    }

    Hdf5Object root_;
    RecordingInfo info_;
    std::string equipment_;
    std::vector<SampleDataset> datasets_;
    std::vector<ChannelSource> sources_;
};

}  // namespace

std::vector<std::string> openSignalsDevices(const Hdf5Object& root)
{
    std::vector<std::string> devices;
    for (const std::string& name : root.children()) {
        if (!root.isGroup(name))
            continue;
        const Hdf5Object group = root.openGroup(name);
        if (group.isGroup("raw") && !channelNumbers(group.openGroup("raw")).empty())
            devices.push_back(name);
    }
    return devices;
}

Result<std::unique_ptr<Recording>> openOpenSignalsHere(const std::string& path,
                                                       const ForeignOptions& /*options*/)
{
    return guarded(path,
                   [&]() -> std::unique_ptr<Recording> { return OpenSignalsFile(path).open(); });
}

}  // namespace facialis
