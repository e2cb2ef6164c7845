// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/report/synkinesis_figure.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <vector>

namespace facialis::engine {
namespace {

constexpr double squareWidth = 250.0, labelWidth = 56.0, headHeight = 24.0, cellHeight = 15.0;
constexpr double widestCell = 34.0, textSize = 6.5;

/// A label without what all of a side's labels share, short enough for a column.
std::string shortLabel(std::string label)
{
    if (label.starts_with("EMG "))
        label.erase(0, 4);
    for (const char* end : {" L", " R", " left", " right"})
        if (label.ends_with(end))
            label.resize(label.size() - std::string_view(end).size());
    return label.size() <= 9 ? label : label.substr(0, 8) + "…";
}

class Matrix {
public:
    Matrix(const AnalysisResult& analysis, Side side, Drawing& drawing, double left)
        : analysis_(analysis), drawing_(drawing), left_(left), ink_(std::string(toString(side)))
    {
        for (const SynkinesisPair& pair : analysis.synkinesis)
            if (pair.side == side && pair.call != SynkinesisCall::notAssessable)
                pairs_.push_back(&pair);
        for (const SynkinesisPair* pair : pairs_)
            for (const std::size_t channel : {pair->driver, pair->follower})
                if (std::find(channels_.begin(), channels_.end(), channel) == channels_.end())
                    channels_.push_back(channel);
        std::sort(channels_.begin(), channels_.end());
        if (!channels_.empty())
            cell_ = std::min(widestCell, (squareWidth - labelWidth - 8.0) /
                                             static_cast<double>(channels_.size()));
    }

    [[nodiscard]] bool isEmpty() const { return pairs_.empty(); }

    void draw()
    {
        label(left_, 8.0, ink_ == "left" ? "Left side" : "Right side", 7.5, ink_);
        for (std::size_t k = 0; k < channels_.size(); ++k) {
            const std::string name = shortLabel(analysis_.recording.channels[channels_[k]].label);
            label(left_, topOf(k) + 10.0, name, textSize, ink_);
            label(leftOf(k) + 1.0, headHeight - 3.0, name, cell_ < 30.0 ? 5.0 : textSize, ink_);
            box(k, k, "pale", 0.08);
        }
        for (const SynkinesisPair* pair : pairs_)
            drawPair(*pair);
        drawing_.height = std::max(drawing_.height, topOf(channels_.size()) + 3.0);
    }

private:
    void drawPair(const SynkinesisPair& pair)
    {
        const std::size_t row = placeOf(pair.driver), column = placeOf(pair.follower);
        const double share = pair.trials > 0 ? double(pair.coActivated) / pair.trials : 0.0;
        box(row, column, ink_, 0.6 * share);
        const bool isPresent = pair.call == SynkinesisCall::present;
        const bool isOpen = pair.call == SynkinesisCall::undecided && pair.coActivated > 0;
        const bool isCopy = pair.crosstalk == Crosstalk::likely && pair.coActivated > 0;
        label(leftOf(column) + 2.0, topOf(row) + 10.0,
              fmt::format("{}/{}{}", pair.coActivated, pair.trials,
                          isOpen   ? "?"
                          : isCopy ? "x"
                                   : ""),
              cell_ < 30.0 ? 5.5 : textSize, "ink");
        const double x = leftOf(column), y = topOf(row);
        drawing_.lines.push_back(
            {{{x, y}, {x + cell_, y}, {x + cell_, y + cellHeight}, {x, y + cellHeight}, {x, y}},
             isPresent ? "ink" : "pale",
             isPresent ? 1.6 : 0.25,
             1.0});
    }

    [[nodiscard]] std::size_t placeOf(std::size_t channel) const
    {
        return static_cast<std::size_t>(std::find(channels_.begin(), channels_.end(), channel) -
                                        channels_.begin());
    }
    [[nodiscard]] double leftOf(std::size_t column) const
    {
        return left_ + labelWidth + cell_ * static_cast<double>(column);
    }
    [[nodiscard]] static double topOf(std::size_t row)
    {
        return headHeight + cellHeight * static_cast<double>(row);
    }
    void box(std::size_t row, std::size_t column, const std::string& ink, double opacity)
    {
        drawing_.boxes.push_back({leftOf(column), topOf(row), cell_, cellHeight, ink, opacity});
    }
    void label(double x, double y, std::string text, double size, std::string ink)
    {
        drawing_.labels.push_back({x, y, std::move(text), size, std::move(ink)});
    }

    const AnalysisResult& analysis_;
    Drawing& drawing_;
    double left_;
    std::string ink_;
    std::vector<const SynkinesisPair*> pairs_;
    std::vector<std::size_t> channels_;
    double cell_ = widestCell;
};

}  // namespace

std::optional<Drawing> synkinesisFigure(const AnalysisResult& analysis)
{
    Drawing drawing;
    drawing.width = 2.0 * squareWidth - 1.0;
    drawing.caption =
        "Rows were moved on purpose, columns followed: co-activated/judged movements. Thick frame: "
        "called present; ?: undecided; x: crosstalk likely; no cell: not assessable.";
    Matrix left(analysis, Side::left, drawing, 0.0);
    Matrix right(analysis, Side::right, drawing, squareWidth);
    if (left.isEmpty() && right.isEmpty())
        return std::nullopt;
    for (Matrix* matrix : {&left, &right})
        if (!matrix->isEmpty())
            matrix->draw();
    return drawing;
}

}  // namespace facialis::engine
