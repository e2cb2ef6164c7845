// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/report/pdf_report.hpp"

#include <algorithm>
#include <cairo-pdf.h>
#include <cmath>
#include <fmt/format.h>
#include <memory>
#include <numeric>
#include <pango/pangocairo.h>

namespace facialis::engine {

namespace {

constexpr double pageWidth = 595.28, pageHeight = 841.89;  // A4 in points
constexpr double margin = 42.0, bottom = 46.0;
constexpr double textWidth = pageWidth - 2 * margin;

struct Colour {
    double red, green, blue;
};
constexpr Colour ink{0.11, 0.15, 0.20}, pale{0.35, 0.41, 0.46}, line{0.80, 0.83, 0.86};

Colour colourOf(const std::string& side)
{
    return side == "left"    ? Colour{0.0, 0.447, 0.698}
           : side == "right" ? Colour{0.77, 0.31, 0.04}
           : side == "ink"   ? ink
                             : pale;
}

template <auto release>
struct Release {
    template <class T>
    void operator()(T* object) const
    {
        release(object);
    }
};
using Surface = std::unique_ptr<cairo_surface_t, Release<cairo_surface_destroy>>;
using Context = std::unique_ptr<cairo_t, Release<cairo_destroy>>;
using Layout = std::unique_ptr<PangoLayout, Release<g_object_unref>>;

/// A cursor that walks down the pages.
class Page {
public:
    Page(cairo_t* cairo, std::string footer) : cairo_(cairo), footer_(std::move(footer)) {}

    void add(const Heading& heading)
    {
        const double size = heading.level == 1 ? 16 : heading.level == 2 ? 11.5 : 9;
        const Layout text = layout(heading.text, size, textWidth, true);
        reserve(heightOf(text) + size * 0.9 + 40);  // a heading never stands alone at the foot
        y_ += size * 0.55;
        draw(text, margin, ink);
        y_ += heightOf(text) + 3;
    }

    void add(const Paragraph& paragraph)
    {
        const bool isBoxed = paragraph.tone != Paragraph::Tone::normal;
        const Layout text = layout(paragraph.text, 8, textWidth - (isBoxed ? 16 : 0), false);
        const double height = heightOf(text);
        reserve(height + 10);
        if (isBoxed) {
            const bool isWarning = paragraph.tone == Paragraph::Tone::warning;
            set(isWarning ? Colour{0.99, 0.95, 0.89} : Colour{0.93, 0.95, 0.97});
            cairo_rectangle(cairo_, margin, y_, textWidth, height + 8);
            cairo_fill(cairo_);
            set(isWarning ? Colour{0.85, 0.51, 0.0} : Colour{0.36, 0.50, 0.64});
            cairo_rectangle(cairo_, margin, y_, 3, height + 8);
            cairo_fill(cairo_);
            y_ += 4;
        }
        draw(text, margin + (isBoxed ? 10 : 0), ink);
        y_ += height + (isBoxed ? 10 : 5);
    }

    void add(const ItemList& list)
    {
        for (const Item& item : list.items) {
            const double size = list.isSmall ? 6.2 : 7.2;
            const Layout term = layout(item.term, size, 62, false);
            const Layout text = layout(item.text, size, textWidth - 70, false);
            reserve(heightOf(text) + 2);
            draw(term, margin + 2, pale);
            draw(text, margin + 70, ink);
            y_ += std::max(heightOf(text), heightOf(term)) + 2;
        }
        y_ += 4;
    }

    void add(const Table& table)
    {
        const double whole = std::accumulate(table.widths.begin(), table.widths.end(), 0.0);
        addRow(table, table.header, whole, true);
        for (const std::vector<std::string>& row : table.rows)
            addRow(table, row, whole, false);
        y_ += 8;
    }

    void add(const TraceFigure& figure)
    {
        // Two figures and the head share the first page.
        constexpr double left = 92, roomForRows = 190;
        const double row =
            std::clamp(roomForRows / static_cast<double>(figure.traces.size()), 12.0, 18.0);
        const double half = 0.46 * row;
        const double width = textWidth - left - 34;
        const double height = row * static_cast<double>(figure.traces.size()) + 22;
        reserve(std::min(height + 24, pageHeight - margin - bottom));
        for (std::size_t k = 0; k < figure.traces.size(); ++k)
            drawTrace(figure.traces[k], figure, margin + left, width,
                      y_ + row * (static_cast<double>(k) + 0.5), half);
        set(ink);
        cairo_set_line_width(cairo_, 1.2);
        cairo_move_to(cairo_, margin + left + width + 6, y_ + row * 0.5);
        cairo_rel_line_to(cairo_, 0, half);
        cairo_stroke(cairo_);
        drawAt(layout(fmt::format("{:g} {}", figure.scale, figure.unit), 6.5, 60, false),
               margin + left + width + 9, y_ + row * 0.5, ink);
        y_ += height - 20;
        for (int tick = 0; tick <= 5; ++tick) {
            const double time =
                (figure.interval.onset + figure.interval.length() * (tick / 5.0)).seconds();
            drawAt(layout(fmt::format("{:.2f} s", time), 6.5, 60, false),
                   margin + left + width * tick / 5.0 - 9, y_ + 1, pale);
        }
        y_ += 12;
        const Layout caption = layout(figure.caption, 8, textWidth, false);
        draw(caption, margin, pale);
        y_ += heightOf(caption) + 8;
    }

    void add(const Drawing& drawing)
    {
        reserve(std::min(drawing.height + 24, pageHeight - margin - bottom));
        for (const Drawing::Box& box : drawing.boxes) {
            const Colour colour = colourOf(box.ink);
            cairo_set_source_rgba(cairo_, colour.red, colour.green, colour.blue, box.opacity);
            cairo_rectangle(cairo_, margin + box.x, y_ + box.y, box.width, box.height);
            cairo_fill(cairo_);
        }
        for (const Drawing::Line& stroke : drawing.lines) {
            const Colour colour = colourOf(stroke.ink);
            cairo_set_source_rgba(cairo_, colour.red, colour.green, colour.blue, stroke.opacity);
            cairo_set_line_width(cairo_, stroke.width);
            cairo_new_path(cairo_);  // a label leaves its place behind
            for (const auto& [x, y] : stroke.points)
                cairo_line_to(cairo_, margin + x, y_ + y);
            cairo_stroke(cairo_);
        }
        for (const Drawing::Label& label : drawing.labels)
            drawAt(layout(label.text, label.size, textWidth, false), margin + label.x,
                   y_ + label.y - 0.95 * label.size, colourOf(label.ink));
        y_ += drawing.height + 2;
        const Layout caption = layout(drawing.caption, 8, textWidth, false);
        draw(caption, margin, pale);
        y_ += heightOf(caption) + 6;
    }

    void finishPage()
    {
        set(pale);
        drawAt(layout(footer_, 7, textWidth - 40, false), margin, pageHeight - bottom + 18, pale);
        drawAt(layout(std::to_string(++number_), 7, 30, false), pageWidth - margin - 12,
               pageHeight - bottom + 18, pale);
        cairo_show_page(cairo_);
        y_ = margin;
    }

private:
    void set(Colour colour) { cairo_set_source_rgb(cairo_, colour.red, colour.green, colour.blue); }

    Layout layout(const std::string& text, double size, double width, bool isBold)
    {
        Layout result(pango_cairo_create_layout(cairo_));
        using Font = std::unique_ptr<PangoFontDescription, Release<pango_font_description_free>>;
        const Font font(pango_font_description_from_string("DejaVu Sans"));
        pango_font_description_set_absolute_size(font.get(), size * PANGO_SCALE);
        if (isBold)
            pango_font_description_set_weight(font.get(), PANGO_WEIGHT_BOLD);
        pango_layout_set_font_description(result.get(), font.get());
        pango_layout_set_width(result.get(), static_cast<int>(width * PANGO_SCALE));
        pango_layout_set_wrap(result.get(), PANGO_WRAP_WORD_CHAR);
        pango_layout_set_text(result.get(), text.data(), static_cast<int>(text.size()));
        return result;
    }

    static double heightOf(const Layout& text)
    {
        int height = 0;
        pango_layout_get_size(text.get(), nullptr, &height);
        return static_cast<double>(height) / PANGO_SCALE;
    }

    void drawAt(const Layout& text, double x, double y, Colour colour)
    {
        set(colour);
        cairo_move_to(cairo_, x, y);
        pango_cairo_show_layout(cairo_, text.get());
    }

    void draw(const Layout& text, double x, Colour colour) { drawAt(text, x, y_, colour); }

    void reserve(double height)
    {
        if (y_ + height > pageHeight - bottom && y_ > margin)
            finishPage();
    }

    void addRow(const Table& table, const std::vector<std::string>& cells, double whole,
                bool isHeader)
    {
        const double size = table.isSmall ? 6.2 : 7.0;
        std::vector<Layout> texts;
        double height = 0.0;
        for (std::size_t k = 0; k < cells.size(); ++k) {
            texts.push_back(
                layout(cells[k], size, table.widths[k] / whole * textWidth - 5, isHeader));
            height = std::max(height, heightOf(texts.back()));
        }
        reserve(height + 5);
        double x = margin;
        for (std::size_t k = 0; k < cells.size(); ++k) {
            draw(texts[k], x, isHeader ? pale : ink);
            x += table.widths[k] / whole * textWidth;
        }
        y_ += height + (table.isSmall ? 1 : 2);
        set(isHeader ? pale : line);
        cairo_set_line_width(cairo_, isHeader ? 0.8 : 0.4);
        cairo_move_to(cairo_, margin, y_);
        cairo_rel_line_to(cairo_, textWidth, 0);
        cairo_stroke(cairo_);
        y_ += 2;
    }

    void drawTrace(const TraceFigure::Trace& trace, const TraceFigure& figure, double left,
                   double width, double middle, double half)
    {
        const std::string letter = trace.side == "left"    ? "L  "
                                   : trace.side == "right" ? "R  "
                                                           : "";
        drawAt(layout(letter + trace.label, 7, 88, false), margin, middle - 4.5,
               colourOf(trace.side));
        set(colourOf(trace.side));
        cairo_set_line_width(cairo_, 0.35);
        const std::size_t columns = trace.minimum.size();
        for (std::size_t i = 0; i < columns; ++i) {
            if (std::isnan(trace.minimum[i]))
                continue;
            const double x =
                left + (static_cast<double>(i) + 0.5) / static_cast<double>(columns) * width;
            const double top =
                middle - std::clamp(trace.maximum[i] / figure.scale, -1.0, 1.0) * half;
            const double foot =
                middle - std::clamp(trace.minimum[i] / figure.scale, -1.0, 1.0) * half;
            cairo_move_to(cairo_, x, top);
            cairo_line_to(cairo_, x, std::max(foot, top + 0.3));
        }
        cairo_stroke(cairo_);
        set(ink);
        for (const TimeInterval& mark : trace.marks) {
            const double begin =
                std::max(0.0, (mark.onset - figure.interval.onset) / figure.interval.length());
            const double end =
                std::min(1.0, (mark.offset - figure.interval.onset) / figure.interval.length());
            cairo_rectangle(cairo_, left + begin * width, middle - half,
                            std::max(0.4, (end - begin) * width), 1.3);
        }
        cairo_fill(cairo_);
    }

    cairo_t* cairo_;
    std::string footer_;
    double y_ = margin;
    int number_ = 0;
};

}  // namespace

Result<void> writePdf(const ReportDocument& document, const std::string& path)
{
    const Surface surface(cairo_pdf_surface_create(path.c_str(), pageWidth, pageHeight));
    cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_TITLE, document.title.c_str());
    {
        const Context context(cairo_create(surface.get()));
        Page page(context.get(), document.footer);
        for (const ReportBlock& block : document.blocks)
            std::visit([&](const auto& b) { page.add(b); }, block);
        page.finishPage();
    }
    cairo_surface_finish(surface.get());
    if (const cairo_status_t status = cairo_surface_status(surface.get());
        status != CAIRO_STATUS_SUCCESS)
        return failure(std::string("cannot be written (") + cairo_status_to_string(status) + ")",
                       path, "free some space or choose another place");
    return {};
}

}  // namespace facialis::engine
