// SPDX-License-Identifier: GPL-3.0-or-later
#include "acquisition/files/xdf/xdf_survey.hpp"

#include <cmath>
#include <fmt/format.h>
#include <map>

namespace facialis::acquisition {

namespace {

/// A laboratory has fewer; a damaged file must not grow.
constexpr std::size_t mostStreams = 1000;
constexpr std::size_t mostChannelsOfAll = 16384;

class Surveyor {
public:
    explicit Surveyor(std::span<const std::byte> file) : file_(file), chunks_(file) {}

    XdfSurvey run()
    {
        for (XdfChunk chunk; chunks_.next(chunk);)
            take(chunk);
        describeDamage();
        for (const XdfStream& stream : survey_.streams)
            checkFooter(stream);
        return std::move(survey_);
    }

private:
    void take(const XdfChunk& chunk)
    {
        switch (chunk.tag) {
        case XdfTag::fileHeader: survey_.dateTime = xdfDateTime(chunk.content); break;
        case XdfTag::streamHeader: addStream(chunk); break;
        case XdfTag::samples: addSamples(chunk); break;
        case XdfTag::clockOffset: addClockOffset(chunk); break;
        case XdfTag::streamFooter: addFooter(chunk); break;
        case XdfTag::boundary: break;
        }
    }

    XdfStream* streamOf(const XdfChunk& chunk)
    {
        const auto found = byNumber_.find(chunk.stream);
        return found == byNumber_.end() ? nullptr : &survey_.streams[found->second];
    }

    void addStream(const XdfChunk& chunk)
    {
        if (streamOf(chunk)) {
            survey_.warnings.push_back(fmt::format(
                "the stream number {} is described twice; the first description is used",
                chunk.stream));
            return;
        }
        auto header = xdfStreamHeader(chunk.content);
        if (!header) {
            if (unreadableHeaders_++ == 0)
                firstUnreadableHeader_ = chunk.offset;
            chunks_.distrust(chunk);
            return;
        }
        channels_ += header->channelCount;
        if (survey_.streams.size() == mostStreams || channels_ > mostChannelsOfAll) {
            ++unreadableHeaders_;
            return;
        }
        byNumber_[chunk.stream] = survey_.streams.size();
        survey_.streams.push_back({.number = chunk.stream, .header = std::move(*header)});
    }

    void addSamples(const XdfChunk& chunk)
    {
        XdfStream* stream = streamOf(chunk);
        if (!stream || stream->header.channelCount == 0) {
            ++strayChunks_;
            return;
        }
        // Only whole chunks count: the first walk looks, the second one notes.
        if (!walkSamples(chunk.content, stream->header, [](const XdfSample&) {})) {
            if (badChunks_++ == 0)
                firstBadChunk_ = chunk.offset;
            chunks_.distrust(chunk);
            return;
        }
        const auto base = chunk.content.data() - file_.data();
        bool isFirst = true;
        (void)walkSamples(chunk.content, stream->header, [&](const XdfSample& sample) {
            stream->index.add(base + static_cast<std::int64_t>(sample.position), isFirst);
            isFirst = false;
        });
    }

    void addClockOffset(const XdfChunk& chunk)
    {
        XdfStream* stream = streamOf(chunk);
        if (!stream || chunk.content.size() != 2 * sizeof(double))
            return;
        const ClockOffset offset{numberAt<double>(chunk.content.data()),
                                 numberAt<double>(chunk.content.data() + sizeof(double))};
        if (std::isfinite(offset.time) && std::isfinite(offset.value))
            stream->clockOffsets.push_back(offset);
    }

    void addFooter(const XdfChunk& chunk)
    {
        if (XdfStream* stream = streamOf(chunk)) {
            stream->hasFooter = true;
            stream->promisedFrames = xdfFooterCount(chunk.content);
        }
    }

    void warn(bool isLoss, std::string sentence)
    {
        survey_.warnings.push_back(std::move(sentence));
        survey_.isIncomplete = survey_.isIncomplete || isLoss;
    }

    void describeDamage()
    {
        const XdfDamage& damage = chunks_.damage();
        if (damage.places > 0)
            warn(true, fmt::format("the file is damaged at {} place(s), the first one at byte {}: "
                                   "{} bytes up to the next boundary chunk(s) are left out",
                                   damage.places, damage.first, damage.skippedBytes));
        if (damage.cutAt)
            warn(true, fmt::format(
                           "the file ends inside a chunk: the last {} bytes, from byte {} on, are "
                           "missing their end and are left out",
                           std::ssize(file_) - *damage.cutAt, *damage.cutAt));
        if (badChunks_ > 0)
            warn(true,
                 fmt::format("{} chunk(s) of samples do not hold what they state and are left "
                             "out, the first one at byte {}",
                             badChunks_, firstBadChunk_));
        if (unreadableHeaders_ > 0)
            warn(true, fmt::format("{} stream header(s) cannot be read, the first one at byte {}: "
                                   "these streams are left out",
                                   unreadableHeaders_, firstUnreadableHeader_));
        if (strayChunks_ > 0)
            warn(true,
                 fmt::format("{} chunk(s) of samples belong to no stream that is described and are "
                             "left out",
                             strayChunks_));
    }

    void checkFooter(const XdfStream& stream)
    {
        const std::int64_t frames = stream.index.frames();
        if (frames == 0 && !stream.promisedFrames)
            return;
        if (!stream.hasFooter)
            warn(false, fmt::format("the stream {} has no footer: its recording was not stopped "
                                    "properly",
                                    stream.called()));
        else if (stream.promisedFrames && *stream.promisedFrames != frames)
            warn(*stream.promisedFrames > frames,
                 fmt::format("the stream {} holds {} samples where its footer states {}",
                             stream.called(), frames, *stream.promisedFrames));
    }

    std::span<const std::byte> file_;
    XdfChunks chunks_;
    XdfSurvey survey_;
    std::map<std::uint32_t, std::size_t> byNumber_;
    std::size_t channels_ = 0;
    std::int64_t badChunks_ = 0, firstBadChunk_ = 0, strayChunks_ = 0;
    std::int64_t unreadableHeaders_ = 0, firstUnreadableHeader_ = 0;
};

}  // namespace

std::string XdfStream::called() const
{
    return header.name.empty() ? fmt::format("number {}", number) : "'" + header.name + "'";
}

XdfSurvey surveyXdf(std::span<const std::byte> file)
{
    return Surveyor(file).run();
}

}  // namespace facialis::acquisition
