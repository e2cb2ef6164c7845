// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/prompt_sequence.hpp"

#include <algorithm>

namespace facialis::ui {

PromptSequence::PromptSequence(std::vector<PromptStep> steps) : steps_(std::move(steps)) {}

void PromptSequence::start(Duration now)
{
    isRunning_ = !steps_.empty();
    isRest_ = true;
    step_ = 0;
    repetition_ = 0;
    since_ = now;
}

void PromptSequence::stop()
{
    isRunning_ = false;
}

void PromptSequence::begin(std::size_t step, int repetition, bool isRest, Duration now,
                           std::vector<std::string>& due)
{
    const bool wasRest = isRest_;
    step_ = step;
    repetition_ = repetition;
    isRest_ = isRest;
    since_ = now;
    isRunning_ = step_ < steps_.size();
    if (!isRest_ && isRunning_)
        due.push_back(steps_[step_].words);
    else if (!wasRest)
        due.emplace_back("rest");
}

void PromptSequence::goOn(Duration now, std::vector<std::string>& due)
{
    if (!isRest_) {
        // After the last movement of all there is nothing to wait for.
        const bool isLast = repetition_ >= steps_[step_].repetitions && step_ + 1 >= steps_.size();
        begin(isLast ? steps_.size() : step_, repetition_, true, now, due);
        return;
    }
    if (repetition_ < steps_[step_].repetitions)
        begin(step_, repetition_ + 1, false, now, due);
    else
        begin(step_ + 1, 1, false, now, due);
}

std::vector<std::string> PromptSequence::advance(Duration now)
{
    std::vector<std::string> due;
    while (isRunning_) {
        const Duration length = isRest_ ? steps_[step_].rest : steps_[step_].hold;
        if (now - since_ < length)
            break;
        // From when it was due: a late look does not make the sequence longer.
        goOn(since_ + length, due);
    }
    return due;
}

std::vector<std::string> PromptSequence::next(Duration now)
{
    std::vector<std::string> due;
    if (isRunning_)
        goOn(now, due);
    return due;
}

std::vector<std::string> PromptSequence::repeat(Duration now)
{
    std::vector<std::string> due;
    if (isRunning_)
        begin(step_, std::max(1, repetition_), false, now, due);
    return due;
}

std::vector<std::string> PromptSequence::skip(Duration now)
{
    std::vector<std::string> due;
    if (isRunning_)
        begin(step_ + 1, step_ + 1 < steps_.size() ? 1 : 0, step_ + 1 >= steps_.size(), now, due);
    return due;
}

std::optional<Prompt> PromptSequence::prompt(Duration now) const
{
    if (!isRunning_)
        return {};
    const Duration length = isRest_ ? steps_[step_].rest : steps_[step_].hold;
    return Prompt{step_, std::max(1, repetition_), isRest_,
                  std::max(Duration(0.0), since_ + length - now)};
}

}  // namespace facialis::ui
