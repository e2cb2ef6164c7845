// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "data/model/time_interval.hpp"

namespace facialis::engine {

/// A report before it has a form: what is said, in order. HTML and PDF are made from the same one.
struct Heading {
    std::string text;
    int level = 2;  ///< 1: title
};

struct Paragraph {
    enum class Tone { normal, notice, warning };
    std::string text;
    Tone tone = Tone::normal;
};

struct Table {
    std::vector<std::string> header;
    std::vector<std::vector<std::string>> rows;
    std::vector<double> widths;  ///< relative, one a column
    bool isSmall = false;        ///< a table of many numbers: small print
};

/// One line of a list: a term and what is said of it ("for", "against" ...).
struct Item {
    std::string term, text;
};

struct ItemList {
    std::vector<Item> items;
    bool isSmall = false;  ///< what few will read: small print
};

/// Stacked traces; each column of a trace is the smallest and the largest value of its time.
struct TraceFigure {
    struct Trace {
        std::string label;
        std::string side;             ///< "left", "right" or "": coded by colour and by letter
        std::vector<double> minimum;  ///< one a column, in units of the scale bar; NaN: no samples
        std::vector<double> maximum;
        std::vector<TimeInterval> marks;  ///< bursts
    };
    std::string caption;
    TimeInterval interval;
    std::vector<Trace> traces;
    double scale = 1.0;  ///< value of one scale bar: half the distance between two traces
    std::string unit;    ///< "µV" or "counts"
};

/// Lines and labels, placed in points from the upper left corner.
struct Drawing {
    struct Line {
        std::vector<std::array<double, 2>> points;
        std::string ink;  ///< "left", "right", "pale" or "ink"
        double width = 0.5;
        double opacity = 1.0;
    };
    struct Label {
        double x, y;  ///< of the beginning of its base line
        std::string text;
        double size;
        std::string ink;
    };
    struct Box {
        double x, y, width, height;
        std::string ink;
        double opacity;
    };
    std::string caption;
    double width = 0.0, height = 0.0;  ///< at most 499 points wide: the text of a page
    std::vector<Box> boxes;            ///< filled, beneath the lines
    std::vector<Line> lines;
    std::vector<Label> labels;
};

using ReportBlock = std::variant<Heading, Paragraph, Table, ItemList, TraceFigure, Drawing>;

struct ReportDocument {
    std::string title;
    std::vector<ReportBlock> blocks;
    std::string footer;  ///< on every page
};

/// The document as one HTML file with nothing outside it.
[[nodiscard]] std::string toHtml(const ReportDocument& document);

}  // namespace facialis::engine
