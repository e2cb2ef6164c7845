// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>
#include <fmt/format.h>

#include "src/report/report_document.hpp"

namespace facialis::engine {

namespace {

constexpr const char* style = R"(
body{font:15px/1.45 "DejaVu Sans",system-ui,sans-serif;color:#1d2733;max-width:1060px;margin:2em auto;padding:0 1.5em}
h1{font-size:1.55em;margin-bottom:.2em}h2{font-size:1.2em;margin-top:1.8em;border-bottom:1px solid #ccd4dc;padding-bottom:.2em}
h3{font-size:1.02em;margin:1.2em 0 .3em}
.notice{background:#eef3f8;border-left:4px solid #5b7fa3;padding:.5em .8em}
.warning{background:#fdf3e3;border-left:4px solid #d98200;padding:.5em .8em}
table{border-collapse:collapse;width:100%;font-size:.86em}table.small{font-size:.76em}th{text-align:left;border-bottom:2px solid #9aa8b5}
td{white-space:pre-line;border-bottom:1px solid #e2e7ec;vertical-align:top}th,td{padding:.25em .6em .25em 0}
dl{display:grid;grid-template-columns:7em 1fr;gap:.15em .8em;margin:.2em 0}dt{color:#5a6876}dd{margin:0}.small{font-size:.85em}
figure{margin:1em 0}figcaption{font-size:.86em;color:#5a6876}svg{width:100%;height:auto}
footer{margin-top:3em;border-top:1px solid #ccd4dc;font-size:.82em;color:#5a6876;padding-top:.6em}
@media print{body{margin:0;max-width:none}figure,tr{break-inside:avoid}}
)";

std::string escaped(std::string_view text)
{
    std::string result;
    for (const char c : text) {
        switch (c) {
        case '&': result += "&amp;"; break;
        case '<': result += "&lt;"; break;
        case '>': result += "&gt;"; break;
        case '"': result += "&quot;"; break;
        default: result += c;
        }
    }
    return result;
}

/// Okabe-Ito blue and vermillion: told apart by colour-blind readers, and lettered besides.
const char* colourOf(const std::string& side)
{
    return side == "left"    ? "#0072B2"
           : side == "right" ? "#C4500A"
           : side == "ink"   ? "#1d2733"
                             : "#4a5560";
}

std::string traceSvg(const TraceFigure::Trace& trace, const TraceFigure& figure, double left,
                     double width, double middle, double pixelsPerUnit, double half)
{
    std::string path;
    const std::size_t columns = trace.minimum.size();
    for (std::size_t i = 0; i < columns; ++i) {
        if (std::isnan(trace.minimum[i]))
            continue;
        const double x =
            left + (static_cast<double>(i) + 0.5) / static_cast<double>(columns) * width;
        const double top = middle - std::clamp(trace.maximum[i] * pixelsPerUnit, -half, half);
        const double bottom = middle - std::clamp(trace.minimum[i] * pixelsPerUnit, -half, half);
        path += fmt::format("M{:.1f} {:.1f}V{:.1f}", x, top, std::max(bottom, top + 0.4));
    }
    const std::string letter = trace.side == "left" ? "L " : trace.side == "right" ? "R " : "";
    std::string svg = fmt::format(
        "<text x='4' y='{:.1f}' fill='{}' font-size='11'><tspan "
        "font-weight='bold'>{}</tspan>{}</text>"
        "<path d='{}' stroke='{}' stroke-width='0.8' fill='none'/>",
        middle + 4, colourOf(trace.side), letter, escaped(trace.label), path, colourOf(trace.side));
    for (const TimeInterval& mark : trace.marks) {
        const double begin =
            std::max(0.0, (mark.onset - figure.interval.onset) / figure.interval.length());
        const double end =
            std::min(1.0, (mark.offset - figure.interval.onset) / figure.interval.length());
        svg +=
            fmt::format("<rect x='{:.1f}' y='{:.1f}' width='{:.1f}' height='2.5' fill='#1d2733'/>",
                        left + begin * width, middle - half, std::max(0.8, (end - begin) * width));
    }
    return svg;
}

std::string toHtml(const TraceFigure& figure)
{
    constexpr double left = 120, width = 860, row = 44, half = 20;
    const double height = row * static_cast<double>(figure.traces.size()) + 34;
    std::string svg = fmt::format("<svg viewBox='0 0 1000 {:.0f}' role='img' aria-label='{}'>",
                                  height, escaped(figure.caption));
    for (std::size_t k = 0; k < figure.traces.size(); ++k)
        svg += traceSvg(figure.traces[k], figure, left, width, row * (static_cast<double>(k) + 0.5),
                        half / figure.scale, half);
    const double base = height - 30;
    for (int tick = 0; tick <= 5; ++tick) {
        const double x = left + width * tick / 5.0;
        const double time =
            (figure.interval.onset + figure.interval.length() * (tick / 5.0)).seconds();
        svg += fmt::format(
            "<path d='M{0:.1f} {1:.1f}v5' stroke='#5a6876'/><text x='{0:.1f}' y='{2:.1f}' "
            "font-size='10' text-anchor='middle' fill='#5a6876'>{3:.2f} s</text>",
            x, base, base + 17, time);
    }
    svg += fmt::format(
        "<path d='M{0:.1f} {1:.1f}v{2:.1f}' stroke='#1d2733' stroke-width='2'/><text x='{3:.1f}' "
        "y='{4:.1f}' font-size='10' text-anchor='end'>{5:g} {6}</text></svg>",
        left + width + 8, row * 0.5, half, 1000.0, row * 0.5 - 4, figure.scale,
        escaped(figure.unit));
    return "<figure>" + svg + "<figcaption>" + escaped(figure.caption) + "</figcaption></figure>\n";
}

std::string toHtml(const Drawing& drawing)
{
    std::string svg = fmt::format("<svg viewBox='0 0 {:.0f} {:.0f}' role='img' aria-label='{}'>",
                                  drawing.width, drawing.height, escaped(drawing.caption));
    for (const Drawing::Box& box : drawing.boxes)
        svg += fmt::format(
            "<rect x='{:.1f}' y='{:.1f}' width='{:.1f}' height='{:.1f}' fill='{}' "
            "opacity='{:.2f}'/>",
            box.x, box.y, box.width, box.height, colourOf(box.ink), box.opacity);
    for (const Drawing::Line& line : drawing.lines) {
        std::string points;
        for (const auto& [x, y] : line.points)
            points += fmt::format("{:.1f},{:.1f} ", x, y);
        svg += fmt::format(
            "<polyline points='{}' fill='none' stroke='{}' stroke-width='{:g}' opacity='{:g}'/>",
            points, colourOf(line.ink), line.width, line.opacity);
    }
    for (const Drawing::Label& label : drawing.labels)
        svg += fmt::format("<text x='{:.1f}' y='{:.1f}' font-size='{:g}' fill='{}'>{}</text>",
                           label.x, label.y, label.size, colourOf(label.ink), escaped(label.text));
    return "<figure>" + svg + "</svg><figcaption>" + escaped(drawing.caption) +
           "</figcaption></figure>\n";
}

std::string toHtml(const Heading& heading)
{
    return fmt::format("<h{0}>{1}</h{0}>\n", heading.level, escaped(heading.text));
}

std::string toHtml(const Paragraph& paragraph)
{
    const char* tone = paragraph.tone == Paragraph::Tone::warning  ? " class='warning'"
                       : paragraph.tone == Paragraph::Tone::notice ? " class='notice'"
                                                                   : "";
    return fmt::format("<p{}>{}</p>\n", tone, escaped(paragraph.text));
}

std::string toHtml(const Table& table)
{
    std::string html = table.isSmall ? "<table class='small'><thead><tr>" : "<table><thead><tr>";
    for (const std::string& name : table.header)
        html += "<th scope='col'>" + escaped(name) + "</th>";
    html += "</tr></thead><tbody>\n";
    for (const std::vector<std::string>& row : table.rows) {
        html += "<tr>";
        for (const std::string& cell : row)
            html += "<td>" + escaped(cell) + "</td>";
        html += "</tr>\n";
    }
    return html + "</tbody></table>\n";
}

std::string toHtml(const ItemList& list)
{
    std::string html = list.isSmall ? "<dl class='small'>" : "<dl>";
    for (const Item& item : list.items)
        html += "<dt>" + escaped(item.term) + "</dt><dd>" + escaped(item.text) + "</dd>\n";
    return html + "</dl>\n";
}

}  // namespace

std::string toHtml(const ReportDocument& document)
{
    std::string html = fmt::format(
        "<!DOCTYPE html>\n<html lang='en'><head><meta "
        "charset='utf-8'><title>{}</title><style>{}</style></head><body>\n",
        escaped(document.title), style);
    for (const ReportBlock& block : document.blocks)
        html += std::visit([](const auto& b) { return toHtml(b); }, block);
    return html + "<footer>" + escaped(document.footer) + "</footer></body></html>\n";
}

}  // namespace facialis::engine
