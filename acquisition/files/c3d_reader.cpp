// SPDX-License-Identifier: GPL-3.0-or-later
// The analog channels of C3D files: of Intel, DEC and MIPS processors, as integers or floating
// point.
#include <algorithm>
#include <cmath>
#include <fmt/format.h>

#include "acquisition/files/blocked_recording.hpp"
#include "acquisition/files/c3d/c3d_parameters.hpp"
#include "acquisition/files/file_head.hpp"
#include "acquisition/files/reader.hpp"
#include "acquisition/files/table/text_lines.hpp"
#include "acquisition/files/table/unit_word.hpp"

namespace facialis::acquisition {

namespace {

constexpr std::int64_t fileBlock = 512;

/// The number of the parameter block, then the key 0x50; the parameters repeat it at their start.
bool recognises(std::span<const std::byte> head)
{
    if (head.size() < 4 || head[1] != std::byte{0x50} || head[0] < std::byte{2})
        return false;
    const std::size_t parameters = (std::to_integer<std::size_t>(head[0]) - 1) * 512;
    return parameters + 4 <= head.size() && !looksLikeText(head) &&
           (head[parameters + 1] == std::byte{0x50} ||
            (head[parameters + 3] >= std::byte{84} && head[parameters + 3] <= std::byte{86}));
}

class Assembly {
public:
    Assembly(std::string path, MappedFile file, C3dParameters parameters)
        : file_(std::move(file)), parameters_(std::move(parameters))
    {
        info_.path = std::move(path);
        info_.format = "C3D";
    }

    Result<std::unique_ptr<Recording>> build()
    {
        readHeader();
        if (channels_ == 0)
            return refuse("holds no analog channels");
        if (!(rate_ >= 1e-3_Hz && rate_ <= 1e7_Hz))
            return refuse("states an impossible analog rate");
        const std::int64_t start = (dataBlock_ - 1) * fileBlock;
        layout_.firstByte = start;
        layout_.blockBytes = width() * (4 * points_ + perFrame_ * channels_);
        layout_.base = perFrame_;
        if (dataBlock_ < 2 || start >= file_.size())
            return refuse("states that its data begin where the file has ended");
        const std::int64_t held = (file_.size() - start) / layout_.blockBytes;
        const std::int64_t stated = frames();
        if (held < stated) {
            info_.isIncomplete = true;
            info_.warnings.push_back(
                fmt::format("the file ends after {} of {} frames; the other {} are missing", held,
                            stated, stated - held));
        }
        layout_.runs = {{0, 0, std::min(held, stated)}};
        if (layout_.runs[0].blocks == 0)
            return refuse("holds no whole frame");
        if (parameters_.isCut())
            info_.warnings.emplace_back(
                "the parameter section is damaged: scales, names or units may be missing");
        addChannels();
        addEvents();
        return std::make_unique<BlockedRecording>(std::move(file_), std::move(info_),
                                                  std::move(layout_), std::move(places_));
    }

private:
    [[nodiscard]] tl::unexpected<Error> refuse(const char* what) const
    {
        return failure(what, info_.path, "export the analog channels again, or as CSV");
    }

    [[nodiscard]] std::int64_t headerWord(std::size_t number) const
    {
        return parameters_.word(file_.bytes().data() + 2 * (number - 1)) & 0xFFFF;
    }

    /// What the header states, unless the parameters know better.
    void readHeader()
    {
        points_ = headerWord(2);
        const std::int64_t values = headerWord(3);
        perFrame_ = std::max<std::int64_t>(1, headerWord(10));
        channels_ = values / perFrame_;
        dataBlock_ = headerWord(9);
        if (const auto start = parameters_.number("POINT:DATA_START"); start && dataBlock_ == 0)
            dataBlock_ = std::llround(std::clamp(*start, 0.0, 65535.0));
        isFloat_ = parameters_.real(file_.bytes().data() + 12) < 0.0;
        const double pointRate =
            parameters_.number("POINT:RATE").value_or(parameters_.real(file_.bytes().data() + 20));
        rate_ = Frequency(pointRate * static_cast<double>(perFrame_));
        if (const auto rate = parameters_.number("ANALOG:RATE"); rate && *rate > 0.0) {
            if (std::abs(*rate / rate_.hertz() - 1.0) > 1e-3)
                info_.warnings.push_back(
                    fmt::format("the analog rate is stated as {:.10g} Hz, and {} samples a frame "
                                "at {:.10g} frames/s make {:.10g} Hz; the former is used",
                                *rate, perFrame_, pointRate, rate_.hertz()));
            rate_ = Frequency(*rate);
        }
    }

    /// Long recordings overflow the header's words.
    [[nodiscard]] std::int64_t frames() const
    {
        const auto fieldOf = [&](const char* name) -> std::optional<std::int64_t> {
            const auto words = parameters_.numbers(name);
            if (words.size() != 2)
                return std::nullopt;
            const auto part = [](double word) {
                return static_cast<std::int64_t>(static_cast<std::uint16_t>(
                    static_cast<std::int64_t>(std::clamp(word, -32768.0, 65535.0))));
            };
            return part(words[0]) + 65536 * part(words[1]);
        };
        const auto first = fieldOf("TRIAL:ACTUAL_START_FIELD"),
                   last = fieldOf("TRIAL:ACTUAL_END_FIELD");
        if (first && last && *last >= *first)
            return *last - *first + 1;
        const std::int64_t inHeader = headerWord(5) - headerWord(4) + 1;
        const double stated = parameters_.number("POINT:FRAMES").value_or(0.0);
        const double positive = stated < 0.0 ? stated + 65536.0 : stated;
        return std::max<std::int64_t>(inHeader, std::llround(std::clamp(positive, 0.0, 1e9)));
    }

    [[nodiscard]] std::int64_t width() const { return isFloat_ ? 4 : 2; }

    [[nodiscard]] StoredNumber kind() const
    {
        const bool isBig = parameters_.processor() == C3dProcessor::mips;
        if (isFloat_)
            return isBig                                          ? StoredNumber::float32Big
                   : parameters_.processor() == C3dProcessor::dec ? StoredNumber::float32Vax
                                                                  : StoredNumber::float32;
        if (isUnsigned())
            return isBig ? StoredNumber::uint16Big : StoredNumber::uint16;
        return isBig ? StoredNumber::int16Big : StoredNumber::int16;
    }

    [[nodiscard]] bool isUnsigned() const
    {
        const auto format = parameters_.texts("ANALOG:FORMAT");
        return !format.empty() && lowered(format.front()) == "unsigned";
    }

    /// NAME, NAME2, NAME3 ...: one parameter holds at most 255 channels.
    template <class List>
    static void extend(List& list, const auto& get, const std::string& name, std::size_t wanted)
    {
        list = get(name);
        for (int part = 2; list.size() < wanted && part < 40; ++part) {
            const auto more = get(name + std::to_string(part));
            if (more.empty())
                break;
            list.insert(list.end(), more.begin(), more.end());
        }
    }

    void addChannels()
    {
        const auto count = static_cast<std::size_t>(channels_);
        std::vector<std::string> labels, units;
        std::vector<double> scales, offsets;
        const auto texts = [&](const std::string& name) { return parameters_.texts(name); };
        const auto numbers = [&](const std::string& name) { return parameters_.numbers(name); };
        extend(labels, texts, "ANALOG:LABELS", count);
        extend(units, texts, "ANALOG:UNITS", count);
        extend(scales, numbers, "ANALOG:SCALE", count);
        extend(offsets, numbers, "ANALOG:OFFSET", count);
        const double general = parameters_.number("ANALOG:GEN_SCALE").value_or(1.0);
        for (std::size_t k = 0; k < count; ++k) {
            Channel channel;
            channel.label = k < labels.size() && !labels[k].empty()
                                ? labels[k]
                                : fmt::format("analog {}", k + 1);
            channel.rate = rate_;
            channel.length = layout_.runs[0].blocks * perFrame_;
            channel.storedType = isFloat_       ? SampleType::float32
                                 : isUnsigned() ? SampleType::int32
                                                : SampleType::int16;
            const double scale = (k < scales.size() ? scales[k] : 1.0) * general;
            double zero = k < offsets.size() ? offsets[k] : 0.0;
            if (isUnsigned() && zero < 0.0)
                zero += 65536.0;  // a word, read as signed
            describeUnit(channel, k < units.size() ? units[k] : "", scale, zero);
            info_.duration = channel.duration();
            info_.channels.push_back(std::move(channel));
            places_.push_back({width() * (4 * points_ + static_cast<std::int64_t>(k)), perFrame_,
                               width() * channels_, kind(), 0});
        }
    }

    /// physical = (stored - zero) * scale, in the unit stated; volts where that is a voltage.
    static void describeUnit(Channel& channel, const std::string& unit, double scale, double zero)
    {
        const auto known = unitFrom(unit);
        channel.unit = known ? known->unit : unit;
        channel.dimension = known          ? known->dimension
                            : unit.empty() ? Dimension::counts
                                           : Dimension::other;
        channel.scale = scale * (known ? known->scale : 1.0);
        channel.offset = -zero * channel.scale;
        if (!std::isfinite(channel.scale) || !std::isfinite(channel.offset)) {
            channel.scale = 1.0;
            channel.offset = 0.0;
            channel.dimension = Dimension::counts;
        }
    }

    /// EVENT:TIMES holds minutes and seconds, from the first frame of the trial as it was recorded.
    void addEvents()
    {
        const auto times = parameters_.numbers("EVENT:TIMES");
        const auto labels = parameters_.texts("EVENT:LABELS");
        const auto contexts = parameters_.texts("EVENT:CONTEXTS");
        const double cut = static_cast<double>(std::max<std::int64_t>(headerWord(4), 1) - 1) *
                           static_cast<double>(perFrame_) / rate_.hertz();
        for (std::size_t i = 0; 2 * i + 1 < times.size(); ++i) {
            const double onset = times[2 * i] * 60.0 + times[2 * i + 1] - cut;
            if (!std::isfinite(onset) || std::abs(onset) > 1e7)
                continue;
            std::string text = i < contexts.size() ? contexts[i] : std::string();
            if (i < labels.size() && !labels[i].empty())
                text.append(text.empty() ? "" : " ").append(labels[i]);
            info_.annotations.push_back(
                {.onset = Duration(onset), .text = text.empty() ? "event" : text});
        }
        std::ranges::stable_sort(info_.annotations, {}, &Annotation::onset);
    }

    MappedFile file_;
    C3dParameters parameters_;
    RecordingInfo info_;
    BlockLayout layout_;
    std::vector<BlockPlace> places_;
    std::int64_t points_ = 0, channels_ = 0, perFrame_ = 1, dataBlock_ = 0;
    bool isFloat_ = false;
    Frequency rate_;
};

Result<std::unique_ptr<Recording>> open(const std::string& path, const OpenOptions& /*options*/)
{
    auto file = MappedFile::open(path);
    if (!file)
        return tl::unexpected(file.error());
    auto parameters = C3dParameters::read(file->bytes(), path);
    if (!parameters)
        return tl::unexpected(parameters.error());
    return Assembly(path, std::move(*file), std::move(*parameters)).build();
}

}  // namespace

Reader c3dReader()
{
    return {.name = "C3D", .recognises = recognises, .open = open};
}

}  // namespace facialis::acquisition
