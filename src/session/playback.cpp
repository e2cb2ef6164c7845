// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/session/playback.hpp"

#include <algorithm>
#include <utility>

#include "src/session/playback_voice.hpp"

namespace facialis::engine {
namespace {

using State = PlaybackStatus::State;

/// How often what is due is put: several times in what the voice puts ahead.
constexpr Duration tick(0.01);

/// A snippet around a place that begins now.
Transport snippetAt(Duration place, TimeInterval whole, Duration now)
{
    Transport transport;
    transport.part = {std::max(place - Playback::snippet / 2.0, whole.onset),
                      std::min(place + Playback::snippet / 2.0, whole.offset)};
    transport.from = transport.part.onset;
    transport.startedAt = now;
    return transport;
}

}  // namespace

Playback::Playback(std::shared_ptr<const Recording> recording,
                   std::shared_ptr<acquisition::Clock> clock)
    : recording_(std::move(recording)),
      clock_(std::move(clock)),
      thread_([this](const std::stop_token& stop) { work(stop); })
{
}

Playback::~Playback()
{
    thread_.request_stop();
    {
        const std::lock_guard lock(mutex_);
        waiting_.request_stop();
    }
    thread_.join();
}

TimeInterval Playback::whole() const
{
    return {Duration(0.0), recording_->info().duration};
}

void Playback::wake()
{
    ++wishes_.number;
    waiting_.request_stop();
    changed_.notify_all();
}

void Playback::setFeed(std::shared_ptr<AudioFeed> feed, Duration lag)
{
    const std::lock_guard lock(mutex_);
    const Duration now = clock_->now();
    const PlaybackStatus status = statusAt(now);
    if (status.state == State::playing) {
        wishes_.transport.from = status.place;
        wishes_.transport.startedAt = now;
        wishes_.transport.lag = lag;
    } else if (wishes_.state == State::scrubbing && status.state == State::still) {
        wishes_.state = State::still;  // what is over is not heard again
    }
    wishes_.feed = std::move(feed);
    wishes_.lag = lag;
    wake();
}

void Playback::wish(const Transport& transport)
{
    wishes_.state = State::playing;
    wishes_.transport = transport;
    wishes_.transport.startedAt = clock_->now();
    wishes_.transport.lag = wishes_.lag;
    wake();
}

void Playback::play(const PlayWish& wished)
{
    Transport transport;
    transport.part.offset =
        std::clamp(wished.end.value_or(whole().offset), Duration(0.0), whole().offset);
    transport.from = std::clamp(wished.from, Duration(0.0), transport.part.offset);
    transport.part.onset =
        std::clamp(wished.loopedFrom.value_or(transport.from), Duration(0.0), transport.from);
    transport.isLooped = wished.loopedFrom.has_value() && transport.part.length() > Duration(0.0);
    const std::lock_guard lock(mutex_);
    wish(transport);
}

void Playback::pause()
{
    const std::lock_guard lock(mutex_);
    wishes_.place = statusAt(clock_->now()).place;
    wishes_.state = State::still;
    wake();
}

void Playback::seek(Duration to)
{
    to = std::clamp(to, Duration(0.0), whole().offset);
    const std::lock_guard lock(mutex_);
    if (statusAt(clock_->now()).state != State::playing) {
        wishes_.place = to;
        wishes_.state = State::still;
        wake();
        return;
    }
    Transport transport = wishes_.transport;
    if (to < transport.part.onset || to >= transport.part.offset) {
        transport.part = {to, whole().offset};
        transport.isLooped = false;
    }
    transport.from = to;
    wish(transport);
}

void Playback::scrub(Duration at)
{
    const std::lock_guard lock(mutex_);
    const bool isFirst = wishes_.state != State::scrubbing;
    wishes_.state = State::scrubbing;
    wishes_.place = std::clamp(at, Duration(0.0), whole().offset);
    wishes_.scrubbedAt = clock_->now();
    if (isFirst) {
        wake();
        return;
    }
    // The player looks by itself while a snippet is heard: it needs no shaking at each move.
    ++wishes_.number;
    changed_.notify_all();
}

PlaybackStatus Playback::statusAt(Duration now) const
{
    PlaybackStatus status;
    status.state = wishes_.state;
    status.place = wishes_.place;
    if (wishes_.state == State::playing) {
        status.place = wishes_.transport.placeAt(now);
        status.hasEnded = wishes_.transport.isOverAt(now);
    }
    if (status.hasEnded ||
        (wishes_.state == State::scrubbing && now - wishes_.scrubbedAt >= snippet + wishes_.lag))
        status.state = State::still;
    return status;
}

PlaybackStatus Playback::status() const
{
    const std::lock_guard lock(mutex_);
    return statusAt(clock_->now());
}

std::optional<Error> Playback::problem() const
{
    const std::lock_guard lock(mutex_);
    return problem_;
}

void Playback::work(const std::stop_token& stop)
{
    PlaybackVoice voice(recording_);
    std::shared_ptr<AudioFeed> feed;
    std::uint64_t begun = 0;  // number of the wish that is being played
    Duration keptUntil;       // by the clock: a snippet is not replaced before
    while (true) {
        Wishes wishes;
        std::stop_token woken;
        {
            std::unique_lock lock(mutex_);
            if (voice.problem() && !problem_)
                problem_ = voice.problem();
            // With nothing to put there is nothing to do until the next wish.
            if (voice.isDone())
                changed_.wait(lock, stop, [&] { return wishes_.number != begun; });
            if (stop.stop_requested())
                return;
            wishes = wishes_;
            waiting_ = std::stop_source();
            woken = waiting_.get_token();
        }
        const Duration now = clock_->now();
        if (wishes.feed != feed) {
            feed = wishes.feed;
            voice.setFeed(feed);
        }
        const bool isKept = wishes.state == State::scrubbing && !voice.isDone() && now < keptUntil;
        if (wishes.number != begun && !isKept) {
            begun = wishes.number;
            keptUntil = Duration(0.0);
            if (wishes.state == State::still)
                voice.fallSilent();
            else if (wishes.state == State::playing)
                voice.play(wishes.transport, fade);
            else {
                voice.play(snippetAt(wishes.place, whole(), now), snippetFade);
                keptUntil = now + shortestSnippet;
            }
        }
        voice.advance(now);
        if (!voice.isDone())
            clock_->waitUntil(now + tick, woken);
    }
}

}  // namespace facialis::engine
