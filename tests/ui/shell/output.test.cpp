// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>
#include <filesystem>
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QPainter>
#include <QPrinter>
#include <QTableView>
#include <QTest>
#include <regex>

#include "data/formats/edf_file.hpp"
#include "tests/support/small_patient.hpp"
#include "tests/support/test_data.hpp"
#include "tests/ui/support/wait_until.hpp"
#include "ui/app/action_registry.hpp"
#include "ui/app/appearance.hpp"
#include "ui/main_window.hpp"
#include "ui/models/review_document.hpp"
#include "ui/panels/event_panel.hpp"
#include "ui/shell/command_window.hpp"
#include "ui/shell/figure.hpp"
#include "ui/shell/output_actions.hpp"
#include "ui/shell/output_job.hpp"
#include "ui/shell/output_strip.hpp"
#include "ui/shell/window_shell.hpp"
#include "ui/traces/trace_view.hpp"

using namespace facialis;
using engine::OutputKind;
using test::contentOf;
using test::waitUntil;

namespace {

/// The moment at which something was written is its own.
std::string timeless(const std::string& text)
{
    static const std::regex moment("\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d(:\\d\\d)?(Z| UTC)?");
    return std::regex_replace(text, moment, "<moment>");
}

/// A window with a recording that lies in a file, as the command line has it.
struct Open {
    test::TemporaryFolder folder;
    std::string file = folder.file("it's a patient.edf");
    engine::ReviewOptions options;
    std::unique_ptr<ui::MainWindow> window;

    explicit Open(engine::ReviewOptions how = {}) : options(std::move(how))
    {
        REQUIRE(writeEdf(*test::smallPatient(), EdfVariant::edf, file));
        window = std::make_unique<ui::MainWindow>(options);
        window->resize(1200, 800);
        window->show();
        REQUIRE(window->openFile(QString::fromStdString(file)));
        REQUIRE(waitUntil([&] { return window->isSettled(); }));
    }
    ui::OutputActions& outputs() { return window->shell().outputs(); }
    void write(OutputKind kind, const std::string& path)
    {
        outputs().write(kind, QString::fromStdString(path));
        REQUIRE(waitUntil([&] { return !outputs().job().isBusy(); }));
        INFO(outputs().strip().words().toStdString());
        REQUIRE(outputs().strip().words().startsWith(QStringLiteral("Written")));
    }
    void runProgram(std::vector<std::string> words)
    {
        words.insert(words.begin(), test::program("facialis").string());
        const test::Outcome outcome = test::run(words);
        INFO(outcome.err);
        REQUIRE((outcome.exitCode == 0 || outcome.exitCode == 3));
    }
};

}  // namespace

TEST_CASE("Recordings from the window have the bytes of the command line", "[ui][shell]")
{
    Open open;
    for (const char* name : {"a.edf", "a.bdf", "a.csv"}) {
        INFO(name);
        const std::string ours = open.folder.file(std::string("window-") + name);
        const std::string theirs = open.folder.file(std::string("program-") + name);
        open.write(OutputKind::recording, ours);
        open.runProgram({"convert", open.file, theirs, "--deidentify"});
        CHECK(contentOf(ours).size() > 1000);
        CHECK(contentOf(ours) == contentOf(theirs));
    }
}

TEST_CASE("Results from the window are those of the command line", "[ui][shell]")
{
    Open open;
    const std::string json = open.folder.file("p.json"), html = open.folder.file("p.html");
    open.runProgram({"analyze", open.file, "--json", json, "--report", html, "--tables",
                     open.folder.file("p-tables")});
    open.write(OutputKind::json, open.folder.file("w.json"));
    CHECK(timeless(contentOf(open.folder.file("w.json"))) == timeless(contentOf(json)));
    open.write(OutputKind::report, open.folder.file("w.html"));
    CHECK(timeless(contentOf(open.folder.file("w.html"))) == timeless(contentOf(html)));
    // What the reader says goes with it.
    engine::Review said = open.window->document()->now();
    said.impression = "Spasm of the left side.";
    REQUIRE(open.window->document()->change(QStringLiteral("Impression"), said));
    open.window->document()->sign(QStringLiteral("Dr. Berg"));
    open.write(OutputKind::report, open.folder.file("signed.html"));
    const std::string report = contentOf(open.folder.file("signed.html"));
    CHECK(report.find("Spasm of the left side.") != std::string::npos);
    CHECK(report.find("Dr. Berg") != std::string::npos);
    REQUIRE(open.window->saveReview(QString::fromStdString(open.folder.file("r.json"))));
    open.runProgram({"analyze", open.file, "--review", open.folder.file("r.json"), "--report",
                     open.folder.file("r.html")});
    CHECK(timeless(contentOf(open.folder.file("r.html"))) == timeless(report));
    open.write(OutputKind::tables, open.folder.file("w-tables"));
    std::size_t tables = 0;
    for (const auto& entry : std::filesystem::directory_iterator(open.folder.file("p-tables"))) {
        INFO(entry.path());
        CHECK(contentOf(open.folder.file("w-tables/" + entry.path().filename().string())) ==
              contentOf(entry.path().string()));
        ++tables;
    }
    CHECK(tables > 4);
    open.write(OutputKind::session, open.folder.file("w.nwb"));
    open.runProgram({"verify", open.folder.file("w.nwb")});
    open.write(OutputKind::bids, open.folder.file("dataset"));
    CHECK(std::filesystem::exists(open.folder.file("dataset/dataset_description.json")));
    open.write(OutputKind::report, open.folder.file("w.pdf"));
    CHECK(contentOf(open.folder.file("w.pdf")).starts_with("%PDF"));
}

TEST_CASE("An output that is cancelled leaves nothing behind, one that fails says why",
          "[ui][shell]")
{
    Open open;
    // On a busy machine a small file may be written before the window says stop: it is whole then.
    bool isCancelled = false;
    for (int attempt = 0; attempt < 50 && !isCancelled; ++attempt) {
        const std::string path = open.folder.file("never" + std::to_string(attempt) + ".csv");
        open.outputs().write(OutputKind::recording, QString::fromStdString(path));
        open.window->actions().action("output.cancel")->trigger();
        REQUIRE(waitUntil([&] { return !open.outputs().job().isBusy(); }));
        isCancelled = open.outputs().strip().words().contains(QStringLiteral("Cancelled"));
        CHECK(std::filesystem::exists(path) != isCancelled);
    }
    CHECK(isCancelled);

    open.outputs().write(OutputKind::recording,
                         QString::fromStdString(open.folder.file("no/such/folder.edf")));
    REQUIRE(waitUntil([&] { return !open.outputs().job().isBusy(); }));
    CHECK(open.outputs().strip().words().startsWith(QStringLiteral("Not written")));
    CHECK(open.outputs().strip().isVisible());
    CHECK_FALSE(QApplication::activeModalWidget());
}

TEST_CASE("An output goes on when its recording is closed meanwhile", "[ui][shell]")
{
    Open open;
    const std::string path = open.folder.file("late.bdf");
    open.outputs().write(OutputKind::recording, QString::fromStdString(path));
    open.window->closeRecording();
    REQUIRE(waitUntil([&] { return !open.outputs().job().isBusy(); }));
    CHECK(std::filesystem::exists(path));
}

TEST_CASE("The command that is shown gives the same result", "[ui][shell]")
{
    engine::ReviewOptions options;
    options.settings.highPass = Frequency(30.0);
    options.context.answers = {{"history.facial_palsy", true}};
    Open open(options);
    open.write(OutputKind::json, open.folder.file("w.json"));
    open.outputs().showCommand();
    auto* shown = open.window->findChild<ui::CommandWindow*>();
    REQUIRE(shown);
    CHECK_FALSE(shown->isModal());
    std::filesystem::create_directory(open.folder.file("its files"));
    shown->setFolder(QString::fromStdString(open.folder.file("its files")));
    REQUIRE(shown->saveFiles());
    std::string command = shown->command().toStdString();
    REQUIRE(command.starts_with("facialis analyze "));
    command = engine::shellQuoted(test::program("facialis").string()) + command.substr(8);
    const test::Outcome outcome = test::run({"/bin/sh", "-c", command + " --json -"});
    INFO(command << '\n' << outcome.err);
    REQUIRE(outcome.exitCode == 0);
    CHECK(timeless(outcome.out) == timeless(contentOf(open.folder.file("w.json"))));
    CHECK_FALSE(shown->saveFiles());  // what is there is not replaced
    delete shown;
}

TEST_CASE("Words for a shell come back as they were", "[ui][shell]")
{
    for (const std::string word :
         {"plain.edf", "it's", "two words", "$HOME", "-x", "", "a;b", "*"}) {
        INFO(word);
        const test::Outcome outcome =
            test::run({"/bin/sh", "-c", "/usr/bin/printf %s " + engine::shellQuoted(word)});
        CHECK(outcome.out == word);
    }
}

TEST_CASE("The table goes to the clipboard as it is listed", "[ui][shell]")
{
    Open open;
    open.outputs().copyTable();
    const QString words = QGuiApplication::clipboard()->text();
    const QStringList lines = words.split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    CHECK(lines.size() == open.window->events().table()->model()->rowCount() + 1);
    CHECK(lines.front().startsWith(QStringLiteral("Time (s)\t")));
    for (const QString& line : lines)
        CHECK(line.count(QLatin1Char('\t')) == lines.front().count(QLatin1Char('\t')));
}

TEST_CASE("Figures are black on white in any theme, name nobody, and fit a page", "[ui][shell]")
{
    Open open;
    ui::Appearance::instance()->choose(ui::ThemeChoice::dark);
    const std::string png = open.folder.file("f.png"), svg = open.folder.file("f.svg");
    REQUIRE(ui::saveFigure(open.window->traces(), QString::fromStdString(png)));
    const QImage figure(QString::fromStdString(png));
    CHECK(figure.pixelColor(2, 2) == QColor(Qt::white));
    CHECK(figure.width() == 2 * open.window->traces().width());
    REQUIRE(ui::saveFigure(open.window->traces(), QString::fromStdString(svg)));
    const std::string drawing = contentOf(svg);
    CHECK(drawing.find("zero phase") != std::string::npos);
    CHECK(drawing.find("patient") == std::string::npos);
    CHECK_FALSE(ui::saveFigure(open.window->traces(), QStringLiteral("f.gif")));
    CHECK(ui::theme().paper == ui::themeOf(ui::ThemeName::dark).paper);
    const QString header = ui::figureHeader(open.window->traces());
    CHECK(header.contains(QStringLiteral("4 channels")));
    CHECK(header.contains(QStringLiteral("V/div")));
    CHECK_FALSE(header.contains(QStringLiteral("patient")));

    QPrinter printer(QPrinter::ScreenResolution);
    printer.setOutputFormat(QPrinter::PdfFormat);
    const std::string pdf = open.folder.file("f.pdf");
    printer.setOutputFileName(QString::fromStdString(pdf));
    ui::printFigure(open.window->traces(), printer);
    const std::string printed = contentOf(pdf);
    CHECK(printed.starts_with("%PDF"));
    CHECK(printed.find("/Count 1") != std::string::npos);

    QImage page(842, 595, QImage::Format_RGB32);
    page.fill(Qt::red);
    QPainter painter(&page);
    ui::drawFigure(painter, open.window->traces(), QRectF(20, 20, 802, 555));
    painter.end();
    for (int x = 0; x < page.width(); ++x)  // nothing is drawn beside its place
        CHECK((page.pixelColor(x, 10) == QColor(Qt::red) &&
               page.pixelColor(x, 580) == QColor(Qt::red)));
    ui::Appearance::instance()->choose(ui::ThemeChoice::light);
}
