// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/app/command_line.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

#include "tests/support/test_data.hpp"
#include "ui/app/review_panels.hpp"

using namespace facialis;

namespace {

tl::expected<ui::CommandLine, ui::EarlyEnd> parse(const QStringList& arguments)
{
    return ui::parseCommandLine(QStringList{QStringLiteral("facialis-workstation")} + arguments);
}

int refusal(const char* arguments)
{
    const auto line = parse(QString::fromLatin1(arguments).split(QLatin1Char(' ')));
    return line ? -1 : line.error().exitCode;
}

}  // namespace

TEST_CASE("Options of the command line reach the reader and the analysis", "[ui][app]")
{
    const auto line =
        parse({QStringLiteral("a.csv"), QStringLiteral("--rate"), QStringLiteral("1000"),
               QStringLiteral("--unit"), QStringLiteral("mV"), QStringLiteral("--columns"),
               QStringLiteral("A, 3"), QStringLiteral("--threads"), QStringLiteral("2")});
    REQUIRE(line);
    CHECK(line->file == QStringLiteral("a.csv"));
    CHECK(line->options.open.rate == Frequency(1000.0));
    CHECK(line->options.open.unit == "mV");
    CHECK(line->options.open.columns == std::vector<std::string>{"A", "3"});
    CHECK(line->options.threads == 2);
    CHECK_FALSE(line->screenshot);
}

TEST_CASE("What a picture shows is switched by the actions of the menu View", "[ui][app]")
{
    const auto line = parse(
        {QStringLiteral("a.edf"), QStringLiteral("--compare"), QStringLiteral("b.edf"),
         QStringLiteral("--text-size"), QStringLiteral("150"), QStringLiteral("--screenshot"),
         QStringLiteral("p.png"), QStringLiteral("--show"), QStringLiteral("face, envelopes,raw")});
    REQUIRE(line);
    CHECK(line->compare == QStringLiteral("b.edf"));
    CHECK(line->textPercent == 150);
    REQUIRE(line->screenshot);
    CHECK(line->screenshot->shown == QStringList{QStringLiteral("view.face_to_face"),
                                                 QStringLiteral("view.envelopes"),
                                                 QStringLiteral("view.filtered")});
    // Every look is an action there is.
    for (const QString& action : line->screenshot->shown)
        CHECK(std::ranges::any_of(ui::actionSpecs(), [&](const ui::ActionSpec& spec) {
            return action == QLatin1String(spec.id);
        }));
}

TEST_CASE("Without arguments the window starts empty", "[ui][app]")
{
    const auto line = parse({});
    REQUIRE(line);
    CHECK(line->file.isEmpty());
}

TEST_CASE("Wrong usage ends with 2 and one line", "[ui][app]")
{
    for (const char* wrong : {"--bogus",
                              "a b",
                              "--rate x",
                              "--rate 0",
                              "--rate -5",
                              "--unit kV",
                              "--threads 0",
                              "--screenshot p.png --size 10",
                              "--screenshot p.png --size 10x10",
                              "--screenshot p.png --at x",
                              "--theme pink",
                              "--language xx",
                              "a.edf --screenshot p.png --view welcome",
                              "--screenshot p.png --view nothing",
                              "--size 800x600",
                              "--compare b.edf",
                              "--text-size 20",
                              "--text-size x",
                              "--show face",
                              "--screenshot p.png --show sideways",
                              "--live simulate:hfs --screenshot p.png --show raw",
                              "--screenshot p.png --view comparison"}) {
        INFO(wrong);
        CHECK(refusal(wrong) == 2);
        CHECK(parse(QString::fromLatin1(wrong).split(QLatin1Char(' ')))
                  .error()
                  .words.count(QLatin1Char('\n')) == 0);
    }
}

TEST_CASE("A view that does not exist is refused with the names of those that do", "[ui][app]")
{
    const auto line = parse({QStringLiteral("--screenshot"), QStringLiteral("p.png"),
                             QStringLiteral("--view"), QStringLiteral("nothing")});
    REQUIRE_FALSE(line);
    CHECK(line.error().exitCode == 2);
    CHECK(line.error().words.contains(QStringLiteral("nothing")));
    for (const ui::ReviewPanelSpec& panel : ui::reviewPanels())
        CHECK(line.error().words.contains(QString::fromLatin1(panel.id)));
}

TEST_CASE("Help and version go to standard output with exit 0", "[ui][app]")
{
    CHECK(refusal("--help") == 0);
    CHECK(refusal("--version") == 0);
}
