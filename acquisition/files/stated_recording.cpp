// SPDX-License-Identifier: GPL-3.0-or-later
#include "acquisition/files/stated_recording.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <numeric>
#include <utility>

#include "acquisition/files/table/parse_number.hpp"
#include "acquisition/files/table/text_lines.hpp"
#include "data/model/utf8.hpp"
#include "data/model/voltage_unit.hpp"

namespace facialis::acquisition {

namespace {

class StatedRecording final : public Recording {
public:
    /// @param sources  index of each channel in `recording`
    /// @param factors  what physical values of each channel are multiplied with
    StatedRecording(std::unique_ptr<Recording> recording, RecordingInfo info,
                    std::vector<std::size_t> sources, std::vector<double> factors)
        : recording_(std::move(recording)),
          info_(std::move(info)),
          sources_(std::move(sources)),
          factors_(std::move(factors))
    {
    }

    [[nodiscard]] const RecordingInfo& info() const override { return info_; }

    [[nodiscard]] Result<void> read(std::size_t channel, SampleRange range,
                                    std::span<double> into) const override
    {
        const auto done = recording_->read(sources_[channel], range, into);
        if (const double factor = factors_[channel]; done && factor != 1.0)
            for (double& value : into)
                value *= factor;
        return done;
    }

    [[nodiscard]] Result<void> readStored(std::size_t channel, SampleRange range,
                                          std::span<std::int32_t> into) const override
    {
        return recording_->readStored(sources_[channel], range, into);
    }

    void release(Duration time) const override { recording_->release(time); }

private:
    std::unique_ptr<Recording> recording_;
    RecordingInfo info_;
    std::vector<std::size_t> sources_;
    std::vector<double> factors_;
};

std::optional<std::size_t> findChannel(const RecordingInfo& info, const std::string& wanted)
{
    const std::string name = lowered(trimmed(wanted));
    for (std::size_t k = 0; k < info.channels.size(); ++k)
        if (lowered(info.channels[k].label) == name)
            return k;
    if (name.empty() || name.find_first_not_of("0123456789") != std::string::npos)
        return std::nullopt;
    const auto number = numberFrom(name, DecimalMark::point);
    if (!number || *number < 1.0 || *number > static_cast<double>(info.channels.size()))
        return std::nullopt;
    return static_cast<std::size_t>(*number) - 1;
}

/// Indices of the channels that were asked for, in file order; all where none was.
Result<std::vector<std::size_t>> chosenChannels(const RecordingInfo& info,
                                                const std::vector<std::string>& wanted)
{
    std::vector<std::size_t> chosen;
    for (const std::string& name : wanted) {
        const auto index = findChannel(info, name);
        if (!index) {
            std::vector<std::string> labels;
            for (const Channel& channel : info.channels)
                labels.push_back(channel.label);
            return failure("there is no channel '" + toUtf8(name) + "'", info.path,
                           labels.empty() ? "the file has no channels"
                                          : "channels are: " + listed(labels, 40));
        }
        chosen.push_back(*index);
    }
    if (wanted.empty()) {
        chosen.resize(info.channels.size());
        std::iota(chosen.begin(), chosen.end(), std::size_t{0});
    }
    std::ranges::sort(chosen);
    chosen.erase(std::unique(chosen.begin(), chosen.end()), chosen.end());
    return chosen;
}

/// Keeps the channels at `chosen`, and the annotations that are theirs or everybody's.
void keepChannels(RecordingInfo& info, const std::vector<std::size_t>& chosen)
{
    std::vector<Channel> channels;
    for (const std::size_t index : chosen)
        channels.push_back(info.channels[index]);
    std::vector<Annotation> annotations;
    for (Annotation& annotation : info.annotations) {
        if (annotation.channel) {
            const auto at = std::ranges::find(chosen, *annotation.channel);
            if (at == chosen.end())
                continue;
            annotation.channel = static_cast<std::size_t>(at - chosen.begin());
        }
        annotations.push_back(std::move(annotation));
    }
    info.channels = std::move(channels);
    info.annotations = std::move(annotations);
}

void warnOfRate(RecordingInfo& info, Frequency stated)
{
    for (const Channel& channel : info.channels)
        if (std::abs(channel.rate / stated - 1.0) > 1e-3) {
            info.warnings.push_back(
                fmt::format("--rate {:.10g} is not used: the file states {:.10g} Hz for '{}'",
                            stated.hertz(), channel.rate.hertz(), channel.label));
            return;
        }
}

}  // namespace

Result<double> voltsPerUnit(const std::string& unit)
{
    for (const std::string_view known : {"uV", "\u00B5V", "mV", "V"})
        if (unit == known)
            return 1.0 / *unitsPerVolt(known);
    return failure("unknown unit '" + toUtf8(unit) + "'", "--unit", "give uV, mV or V");
}

Result<std::unique_ptr<Recording>> asStated(std::unique_ptr<Recording> recording,
                                            const OpenOptions& options, ColumnChoice columnChoice)
{
    RecordingInfo info = recording->info();
    // What readers of text do with the rate they do themselves, and say so.
    if (options.rate && columnChoice == ColumnChoice::byWrapper)
        warnOfRate(info, *options.rate);
    const bool isChosenHere = columnChoice == ColumnChoice::byWrapper && !options.columns.empty();
    const auto chosen =
        chosenChannels(info, isChosenHere ? options.columns : std::vector<std::string>());
    if (!chosen)
        return tl::unexpected(chosen.error());
    if (isChosenHere)
        keepChannels(info, *chosen);

    std::vector<double> factors(info.channels.size(), 1.0);
    if (options.unit) {
        const auto volts = voltsPerUnit(*options.unit);
        if (!volts)
            return tl::unexpected(volts.error());
        bool isUsed = false;
        for (std::size_t k = 0; k < info.channels.size(); ++k) {
            Channel& channel = info.channels[k];
            if (channel.dimension != Dimension::counts)
                continue;
            isUsed = true;
            factors[k] = *volts;
            channel.dimension = Dimension::voltage;
            channel.unit = *options.unit == "V" || *options.unit == "mV" ? *options.unit : "uV";
            channel.scale *= *volts;
            channel.offset *= *volts;
        }
        if (isUsed)
            info.assumptions.push_back("counts are taken as " + *options.unit + " (--unit)");
        else
            info.warnings.push_back("--unit " + *options.unit +
                                    " is not used: the file states the units of its channels");
    }
    return std::make_unique<StatedRecording>(std::move(recording), std::move(info), *chosen,
                                             std::move(factors));
}

}  // namespace facialis::acquisition
