// SPDX-License-Identifier: GPL-3.0-or-later
// Intan RHD2000 files, versions 1.0 to 3.x, in the format of one file, or of one file for each kind
// of signal.
#include <algorithm>
#include <fmt/format.h>

#include "acquisition/files/blocked_recording.hpp"
#include "acquisition/files/byte_cursor.hpp"
#include "acquisition/files/file_head.hpp"
#include "acquisition/files/intan/amplifier_file.hpp"
#include "acquisition/files/intan/rhd_header.hpp"
#include "acquisition/files/reader.hpp"

namespace facialis::acquisition {

namespace {

using namespace std::string_view_literals;

bool recognises(std::span<const std::byte> head)
{
    return hasSignature(head, "\x02\x27\x91\xC6"sv);
}

/// Volts a step, and the number that is zero volts.
struct Scale {
    double volts = 1.0;
    StoredNumber number = StoredNumber::uint16;
};

Scale scaleOf(RhdSignal signal, int boardMode)
{
    switch (signal) {
    case RhdSignal::amplifier: return {0.195e-6, StoredNumber::offset16};
    case RhdSignal::auxiliary: return {37.4e-6, StoredNumber::uint16};
    case RhdSignal::boardAnalog:
        if (boardMode == 1)
            return {152.59e-6, StoredNumber::offset16};
        if (boardMode == 13)
            return {312.5e-6, StoredNumber::offset16};
        return {50.354e-6, StoredNumber::uint16};
    default: return {};
    }
}

class Assembly {
public:
    Assembly(std::string path, MappedFile file, RhdHeader header)
        : file_(std::move(file)), header_(std::move(header))
    {
        info_.path = std::move(path);
        info_.format = fmt::format("Intan RHD {}.{}", header_.major, header_.minor);
        for (const std::string& note : header_.notes)
            info_.identity.remarks += (info_.identity.remarks.empty() ? "" : "; ") + note;
    }

    Result<std::unique_ptr<Recording>> build()
    {
        layout_.firstByte = header_.bytes;
        layout_.blockBytes = header_.blockBytes();
        layout_.base = header_.samplesPerBlock();
        const std::int64_t bytes = file_.size() - header_.bytes;
        blocks_ = bytes / layout_.blockBytes;
        if (blocks_ == 0)
            return failure("holds a header and no whole block of samples", info_.path,
                           "copy the file again from the recorder");
        if (const std::int64_t rest = bytes % layout_.blockBytes; rest != 0) {
            info_.isIncomplete = true;
            info_.warnings.push_back(
                fmt::format("the file ends inside block {}: its {} of {} bytes are left out",
                            blocks_ + 1, rest, layout_.blockBytes));
        }
        placeBlocks();
        addChannels();
        if (info_.channels.empty())
            return failure("has no channel of samples that is enabled", info_.path,
                           "record at least one amplifier channel");
        return std::make_unique<BlockedRecording>(std::move(file_), std::move(info_),
                                                  std::move(layout_), std::move(places_));
    }

private:
    /// The time stamp of a block: samples since the start, of 32 bits that may overflow.
    [[nodiscard]] std::uint32_t stampOf(std::int64_t block) const
    {
        return numberAt<std::uint32_t>(file_.bytes().data() + layout_.firstByte +
                                       block * layout_.blockBytes);
    }

    /// Blocks whose stamps jump begin a new run. A stamp that the next block contradicts is
    /// damaged, and so is one with which more than a day would be missing.
    void placeBlocks()
    {
        const auto base = static_cast<std::uint32_t>(layout_.base);
        std::int64_t damaged = 0, backwards = 0, lost = 0;
        layout_.runs = {{0, 0, 0}};
        std::uint32_t due = stampOf(0);
        for (std::int64_t block = 0; block < blocks_; ++block, due += base) {
            const std::uint32_t stamp = stampOf(block);
            const auto ahead = static_cast<std::int32_t>(stamp - due);
            if (ahead != 0) {
                const bool isConfirmed = block + 1 == blocks_ || stampOf(block + 1) == stamp + base;
                const bool isTooMuch =
                    ahead > 0 && static_cast<double>(lost + ahead) > 86400.0 * header_.rate.hertz();
                if (!isConfirmed || isTooMuch) {
                    ++damaged;
                } else if (ahead < 0) {
                    ++backwards;
                    due = stamp;
                } else {
                    addGap(ahead, block);
                    lost += ahead;
                    due = stamp;
                }
            }
            ++layout_.runs.back().blocks;
        }
        if (lost > 0)
            info_.warnings.push_back(fmt::format("{} samples are missing at {} place(s)", lost,
                                                 layout_.runs.size() - 1));
        if (damaged > 0)
            info_.warnings.push_back(fmt::format(
                "{} block(s) bear a time that their neighbours contradict or that cannot be; it is "
                "not used",
                damaged));
        if (backwards > 0)
            info_.warnings.push_back(fmt::format(
                "time runs backwards at {} place(s); what follows is put right behind", backwards));
    }

    void addGap(std::int64_t samples, std::int64_t block)
    {
        const BlockRun& last = layout_.runs.back();
        const std::int64_t end = last.begin + last.blocks * layout_.base;
        info_.gaps.push_back({{timeOf(end, header_.rate), timeOf(end + samples, header_.rate)},
                              "the time stamps of the blocks jump"});
        layout_.runs.push_back({end + samples, block, 0});
    }

    void addChannels()
    {
        const std::int64_t samples = layout_.base;
        std::int64_t offset = 4 * samples;
        for (const RhdSignal signal :
             {RhdSignal::amplifier, RhdSignal::auxiliary, RhdSignal::supplyVoltage}) {
            const std::int64_t count = signal == RhdSignal::amplifier   ? samples
                                       : signal == RhdSignal::auxiliary ? samples / 4
                                                                        : 1;
            addSignals(signal, count, offset);
        }
        offset += std::int64_t{2} * header_.temperatureSensors;
        addSignals(RhdSignal::boardAnalog, samples, offset);
        addDigital(RhdSignal::digitalIn, offset);
        addDigital(RhdSignal::digitalOut, offset);
        if (header_.count(RhdSignal::supplyVoltage) + header_.temperatureSensors > 0)
            info_.warnings.emplace_back("supply voltages and temperatures are not read");
    }

    /// Channels one behind the other, each with all its samples.
    void addSignals(RhdSignal signal, std::int64_t samples, std::int64_t& offset)
    {
        const Scale scale = scaleOf(signal, header_.boardMode);
        for (const RhdChannel& channel : header_.channels) {
            if (channel.signal != signal)
                continue;
            if (signal != RhdSignal::supplyVoltage)
                add(channel, {offset, samples, 2, scale.number, 0}, scale.volts);
            offset += 2 * samples;
        }
    }

    /// Bits of one word a sample.
    void addDigital(RhdSignal signal, std::int64_t& offset)
    {
        for (const RhdChannel& channel : header_.channels)
            if (channel.signal == signal && channel.nativeOrder >= 0 && channel.nativeOrder < 16)
                add(channel, {offset, layout_.base, 2, StoredNumber::bit16, channel.nativeOrder},
                    1.0);
        if (header_.count(signal) > 0)
            offset += 2 * layout_.base;
    }

    void add(const RhdChannel& described, const BlockPlace& place, double volts)
    {
        Channel channel;
        channel.label = described.customName.empty() ? described.nativeName : described.customName;
        channel.transducer = described.nativeName;
        channel.rate =
            header_.rate * static_cast<double>(place.samples) / static_cast<double>(layout_.base);
        const BlockRun& last = layout_.runs.back();
        channel.length = BlockedRecording::beginOf(last, place.samples, layout_.base) +
                         last.blocks * place.samples;
        const bool isAmplifier = described.signal == RhdSignal::amplifier;
        if (place.number == StoredNumber::bit16) {
            channel.dimension = Dimension::other;
        } else {
            // What is wired to the other converters is mostly no electrode.
            channel.dimension = isAmplifier ? Dimension::voltage : Dimension::other;
            channel.unit = isAmplifier ? "uV" : "V";
            channel.scale = volts;
        }
        const bool isSigned = place.number == StoredNumber::offset16;
        channel.storedType = isSigned ? SampleType::int16 : SampleType::int32;
        channel.storedMinimum = isSigned ? -32768 : 0;
        channel.storedMaximum = place.number == StoredNumber::bit16 ? 1 : isSigned ? 32767 : 65535;
        if (isAmplifier)
            channel.prefilter = rhdPrefilter(header_);
        info_.duration = std::max(info_.duration, channel.duration());
        info_.channels.push_back(std::move(channel));
        places_.push_back(place);
    }

    MappedFile file_;
    RhdHeader header_;
    RecordingInfo info_;
    BlockLayout layout_;
    std::vector<BlockPlace> places_;
    std::int64_t blocks_ = 0;
};

Result<std::unique_ptr<Recording>> open(const std::string& path, const OpenOptions& /*options*/)
{
    auto file = MappedFile::open(path);
    if (!file)
        return tl::unexpected(file.error());
    auto header = rhdHeader(file->bytes(), path);
    if (!header)
        return tl::unexpected(header.error());
    if (file->size() == header->bytes)
        return openAmplifierFile(path, *header);
    return Assembly(path, std::move(*file), std::move(*header)).build();
}

}  // namespace

Reader intanReader()
{
    return {.name = "Intan RHD", .recognises = recognises, .open = open};
}

}  // namespace facialis::acquisition
