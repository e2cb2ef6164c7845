// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/review/step_list.hpp"

#include <algorithm>
#include <utility>

namespace facialis::engine {

StepList::StepList(Review start) : start_(std::make_shared<const Review>(std::move(start))) {}

const Review& StepList::now() const
{
    return position_ == 0 ? *start_ : *steps_[position_ - 1].after;
}

bool StepList::add(std::string words, std::string when, Review next)
{
    if (next == now())
        return false;
    steps_.resize(position_);
    steps_.push_back(
        {std::move(words), std::move(when), std::make_shared<const Review>(std::move(next))});
    position_ = steps_.size();
    return true;
}

void StepList::undo()
{
    if (canUndo())
        --position_;
}

void StepList::redo()
{
    if (canRedo())
        ++position_;
}

void StepList::goTo(std::size_t position)
{
    position_ = std::clamp(position, signedSteps(), steps_.size());
}

void StepList::sign(std::string reviewer, std::string when, std::string hash)
{
    steps_.resize(position_);
    signatures_.push_back({std::move(reviewer), std::move(when), position_, std::move(hash)});
}

void StepList::restore(std::vector<Signature> signatures, std::size_t position)
{
    signatures_ = std::move(signatures);
    goTo(position);
}

std::size_t StepList::signedSteps() const
{
    return signatures_.empty() ? 0 : signatures_.back().steps;
}

std::size_t StepList::amendments() const
{
    return signatures_.empty() ? 0 : position_ - signedSteps();
}

}  // namespace facialis::engine
