// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/live/protocol_runner.hpp"

#include <algorithm>
#include <utility>

namespace facialis::engine {
namespace {

constexpr std::size_t standardMovements = 11;
constexpr const char* restText = "rest";
/// Later than this after its end a phase was not seen to end.
constexpr Duration patience{0.5};

}  // namespace

Protocol standardProtocol(const KnowledgeBase& knowledge)
{
    Protocol protocol;
    for (const ManoeuvreEntry& entry : knowledge.manoeuvres()) {
        if (entry.region == "rest")
            continue;
        if (protocol.steps.size() == standardMovements)
            break;
        protocol.steps.push_back({.manoeuvre = entry.id, .text = entry.name});
    }
    return protocol;
}

ProtocolRunner::ProtocolRunner(Protocol protocol) : protocol_(std::move(protocol)) {}

void ProtocolRunner::begin(Duration now)
{
    last_.reset();
    restBefore({}, now);
}

void ProtocolRunner::restBefore(Place place, Duration now)
{
    place_ = place;
    began_ = now;
    phase_ = isOver(place) ? PromptPhase::done : PromptPhase::rest;
}

ProtocolRunner::Place ProtocolRunner::after(Place place) const
{
    if (place.repetition < protocol_.steps[place.step].repetitions)
        return {place.step, place.repetition + 1};
    return {place.step + 1, 1};
}

Duration ProtocolRunner::planned() const
{
    const ProtocolStep& step = protocol_.steps[place_.step];
    return phase_ == PromptPhase::movement ? step.movement : step.rest;
}

void ProtocolRunner::note(Duration end, std::vector<Annotation>& ended) const
{
    if (end > began_)
        ended.push_back({.onset = began_,
                         .duration = end - began_,
                         .text = phase_ == PromptPhase::movement ? protocol_.steps[place_.step].text
                                                                 : std::string(restText),
                         .channel = {}});
}

void ProtocolRunner::turn(Duration end, Duration nextBegin, std::vector<Annotation>& ended)
{
    note(end, ended);
    if (phase_ == PromptPhase::movement) {
        last_ = place_;
        restBefore(after(place_), nextBegin);
    } else {
        phase_ = PromptPhase::movement;
        began_ = nextBegin;
    }
}

std::vector<Annotation> ProtocolRunner::advance(Duration now)
{
    std::vector<Annotation> ended;
    while (isRunning() && now >= began_ + planned()) {
        const Duration end = began_ + planned();
        turn(end, now - end > patience ? now : end, ended);
    }
    return ended;
}

std::vector<Annotation> ProtocolRunner::next(Duration now)
{
    std::vector<Annotation> ended = advance(now);
    // What ended by itself just now is what the key was pressed for.
    if (ended.empty() && isRunning())
        turn(now, now, ended);
    return ended;
}

std::vector<Annotation> ProtocolRunner::repeat(Duration now)
{
    std::vector<Annotation> ended = advance(now);
    if (phase_ == PromptPhase::movement) {
        note(now, ended);
        last_ = place_;
        restBefore(place_, now);
    } else if (last_ && phase_ != PromptPhase::aborted) {
        if (phase_ == PromptPhase::rest)
            note(now, ended);
        restBefore(*last_, now);
    }
    return ended;
}

std::vector<Annotation> ProtocolRunner::skip(Duration now)
{
    std::vector<Annotation> ended = advance(now);
    if (!isRunning())
        return ended;
    const Place following{place_.step + 1, 1};
    if (phase_ == PromptPhase::movement) {
        note(now, ended);
        last_ = place_;
        restBefore(following, now);
    } else if (isOver(following)) {
        note(now, ended);
        restBefore(following, now);
    } else {
        place_ = following;  // the rest that runs is as good before the next movement
    }
    return ended;
}

std::vector<Annotation> ProtocolRunner::abort(Duration now)
{
    std::vector<Annotation> ended = advance(now);
    if (isRunning()) {
        note(now, ended);
        phase_ = PromptPhase::aborted;
    }
    return ended;
}

Prompt ProtocolRunner::prompt(Duration now) const
{
    Prompt prompt{.phase = phase_, .step = place_.step, .repetition = place_.repetition};
    if (phase_ != PromptPhase::done && place_.step < protocol_.steps.size())
        prompt.moving = protocol_.steps[place_.step];
    if (isRunning()) {
        prompt.length = planned();
        prompt.left = std::max(Duration(0.0), began_ + prompt.length - now);
    }
    return prompt;
}

}  // namespace facialis::engine
