// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/app/command_line.hpp"

#include <algorithm>
#include <QCommandLineParser>
#include <QRegularExpression>
#include <QThread>

#include "ui/app/language.hpp"
#include "ui/app/review_panels.hpp"
#include "ui/app/words.hpp"

namespace facialis::ui {
namespace {

QString tr(const char* source)
{
    return QCoreApplication::translate("CommandLine", source);
}

tl::unexpected<EarlyEnd> refuse(int code, const QString& words)
{
    return tl::unexpected(EarlyEnd{code, QStringLiteral("facialis-workstation: ") + words});
}

/// What --show switches, and the action that does it.
const QList<std::pair<QString, QString>>& looks()
{
    static const QList<std::pair<QString, QString>> all{
        {QStringLiteral("envelopes"), QStringLiteral("view.envelopes")},
        {QStringLiteral("face"), QStringLiteral("view.face_to_face")},
        {QStringLiteral("raw"), QStringLiteral("view.filtered")},
        {QStringLiteral("negative-up"), QStringLiteral("view.negative_up")},
        {QStringLiteral("cursors"), QStringLiteral("view.cursors")},
        {QStringLiteral("limits"), QStringLiteral("view.thresholds")}};
    return all;
}

QStringList lookNames()
{
    QStringList names;
    for (const auto& [name, action] : looks())
        names.append(name);
    return names;
}

QStringList viewNames()
{
    QStringList names{QStringLiteral("traces"), QStringLiteral("welcome")};
    for (const ReviewPanelSpec& panel : reviewPanels())
        names.append(QString::fromLatin1(panel.id));
    return names;
}

}  // namespace

tl::expected<CommandLine, EarlyEnd> parseCommandLine(const QStringList& arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        tr("Facialis workstation: review surface EMG recordings of the face."));
    const QCommandLineOption help({QStringLiteral("h"), QStringLiteral("help")},
                                  tr("Print this help."));
    const QCommandLineOption version(QStringLiteral("version"), tr("Print the version."));
    const QCommandLineOption rate(QStringLiteral("rate"), tr("Rate of a file that states none."),
                                  QStringLiteral("HZ"));
    const QCommandLineOption unit(QStringLiteral("unit"),
                                  tr("Unit of a file that states none: uV, mV or V."),
                                  QStringLiteral("UNIT"));
    const QCommandLineOption columns(QStringLiteral("columns"),
                                     tr("Columns of a text file, by name or number."),
                                     QStringLiteral("A,B"));
    const QCommandLineOption config(
        QStringLiteral("config"), tr("Settings of the analysis (TOML)."), QStringLiteral("A.toml"));
    const QCommandLineOption context(
        QStringLiteral("context"), tr("History and examination (TOML)."), QStringLiteral("C.toml"));
    const QCommandLineOption threads(QStringLiteral("threads"),
                                     tr("Threads of overview and analysis."), QStringLiteral("N"));
    const QCommandLineOption themeOption(
        QStringLiteral("theme"),
        tr("Colours: %1.").arg(themeChoiceNames().join(QStringLiteral(", "))),
        QStringLiteral("NAME"));
    const QCommandLineOption language(
        QStringLiteral("language"),
        tr("Language: %1.").arg(languageNames().join(QStringLiteral(", "))),
        QStringLiteral("NAME"));
    const QCommandLineOption screenshot(
        QStringLiteral("screenshot"),
        tr("Write a picture of the window and quit; needs no display."), QStringLiteral("P.png"));
    const QCommandLineOption size(QStringLiteral("size"), tr("Size of the picture."),
                                  QStringLiteral("WxH"), QStringLiteral("1600x1000"));
    const QCommandLineOption at(QStringLiteral("at"), tr("Where the page of the picture begins."),
                                QStringLiteral("SECONDS"));
    const QCommandLineOption view(
        QStringLiteral("view"),
        tr("View of the picture: %1.").arg(viewNames().join(QStringLiteral(", "))),
        QStringLiteral("NAME"), QStringLiteral("traces"));
    const QCommandLineOption live(
        QStringLiteral("live"),
        tr("Examine a source that runs: cyton:/dev/ttyUSB0, lsl:NAME, simulate:hfs?seed=3, ..."),
        QStringLiteral("SOURCE"));
    const QCommandLineOption keep(QStringLiteral("keep"),
                                  tr("Session file of a live examination; without it nothing is "
                                     "kept."),
                                  QStringLiteral("S.nwb"));
    const QCommandLineOption montage(QStringLiteral("montage"),
                                     tr("Muscles and sides of a live examination's channels."),
                                     QStringLiteral("M.toml"));
    const QCommandLineOption show(QStringLiteral("show"),
                                  tr("How the picture shows the traces, separated by commas: %1.")
                                      .arg(lookNames().join(QStringLiteral(", "))),
                                  QStringLiteral("LOOKS"));
    const QCommandLineOption compare(
        QStringLiteral("compare"), tr("Another recording of the same patient, shown beside FILE."),
        QStringLiteral("FILE2"));
    const QCommandLineOption textSize(QStringLiteral("text-size"),
                                      tr("Size of text in percent, from 80 to 200."),
                                      QStringLiteral("PERCENT"));
    parser.addOptions({live,     keep,       montage, compare, help,    version,     rate,
                       unit,     columns,    config,  context, threads, themeOption, textSize,
                       language, screenshot, size,    at,      view,    show});
    parser.addPositionalArgument(QStringLiteral("FILE"), tr("The recording to open."),
                                 QStringLiteral("[FILE]"));

    if (!parser.parse(arguments))
        return refuse(2, parser.errorText() + tr(" See --help."));
    if (parser.isSet(help))
        return tl::unexpected(
            EarlyEnd{0, parser.helpText().replace(QStringLiteral("<executable_name>"),
                                                  QStringLiteral("facialis-workstation"))});
    if (parser.isSet(version))
        return tl::unexpected(
            EarlyEnd{0, QStringLiteral("facialis-workstation " FACIALIS_VERSION "\n")});
    if (parser.positionalArguments().size() > 1)
        return refuse(2, tr("one FILE at a time. See --help."));

    CommandLine line;
    line.file = parser.positionalArguments().value(0);
    line.live = parser.value(live);
    line.keep = parser.value(keep);
    line.montage = parser.value(montage);
    line.compare = parser.value(compare);
    if (!line.compare.isEmpty() && line.file.isEmpty())
        return refuse(2, tr("--compare belongs to a FILE"));
    if (!line.live.isEmpty() && !line.file.isEmpty())
        return refuse(2, tr("either --live SOURCE or a FILE. See --help."));
    if (line.live.isEmpty() && parser.isSet(keep))
        return refuse(2, tr("--keep belongs to --live"));
    if (line.live.isEmpty() && parser.isSet(montage))
        return refuse(2,
                      tr("--montage belongs to --live; a file's channels are named in the window"));
    const auto numberOf = [&](const QCommandLineOption& option) -> std::optional<double> {
        bool isNumber = false;
        const double value = parser.value(option).toDouble(&isNumber);
        return isNumber ? std::optional(value) : std::nullopt;
    };
    if (parser.isSet(rate)) {
        const auto hertz = numberOf(rate);
        if (!hertz || !(*hertz > 0.0) || !(*hertz <= 1e7))
            return refuse(2, tr("--rate %1: not a rate in Hz").arg(parser.value(rate)));
        line.options.open.rate = Frequency(*hertz);
    }
    if (parser.isSet(unit)) {
        const QString name = parser.value(unit);
        if (name != QLatin1String("uV") && name != QLatin1String("mV") &&
            name != QLatin1String("V"))
            return refuse(2, tr("--unit %1: give uV, mV or V").arg(name));
        line.options.open.unit = name.toStdString();
    }
    for (const QString& column : parser.value(columns).split(QLatin1Char(','), Qt::SkipEmptyParts))
        line.options.open.columns.push_back(column.trimmed().toStdString());
    line.options.threads = static_cast<unsigned>(std::max(1, QThread::idealThreadCount()));
    if (parser.isSet(threads)) {
        bool isNumber = false;
        line.options.threads = parser.value(threads).toUInt(&isNumber);
        if (!isNumber || line.options.threads == 0 || line.options.threads > 1024)
            return refuse(2, tr("--threads %1: give a number from 1").arg(parser.value(threads)));
    }
    if (parser.isSet(config)) {
        auto settings = engine::settingsFromToml(parser.value(config).toStdString());
        if (!settings)
            return refuse(1, text(settings.error().sentence()));
        line.options.settings = *settings;
    }
    if (parser.isSet(context)) {
        auto known = engine::contextFromToml(parser.value(context).toStdString());
        if (!known)
            return refuse(1, text(known.error().sentence()));
        line.options.context = *known;
    }
    if (parser.isSet(themeOption)) {
        line.theme = themeChoiceFrom(parser.value(themeOption));
        if (!line.theme)
            return refuse(2, tr("--theme %1: choose one of %2")
                                 .arg(parser.value(themeOption),
                                      themeChoiceNames().join(QStringLiteral(", "))));
    }
    if (parser.isSet(language)) {
        line.language = parser.value(language);
        if (!languageNames().contains(line.language))
            return refuse(2, tr("--language %1: choose one of %2")
                                 .arg(line.language, languageNames().join(QStringLiteral(", "))));
    }
    if (parser.isSet(textSize)) {
        const auto percent = numberOf(textSize);
        if (!percent || *percent < Appearance::smallestPercent ||
            *percent > Appearance::largestPercent)
            return refuse(2, tr("--text-size %1: give a number from %2 to %3")
                                 .arg(parser.value(textSize))
                                 .arg(Appearance::smallestPercent)
                                 .arg(Appearance::largestPercent));
        line.textPercent = static_cast<int>(*percent);
    }
    if (!parser.isSet(screenshot)) {
        if (parser.isSet(size) || parser.isSet(at) || parser.isSet(view) || parser.isSet(show))
            return refuse(2, tr("--size, --at, --view and --show belong to --screenshot"));
        return line;
    }
    ScreenshotWish wish;
    wish.path = parser.value(screenshot);
    static const QRegularExpression form(QStringLiteral("^(\\d{1,5})x(\\d{1,5})$"));
    const auto match = form.match(parser.value(size));
    wish.size = QSize(match.captured(1).toInt(), match.captured(2).toInt());
    if (!match.hasMatch() || wish.size.width() < 320 || wish.size.height() < 240 ||
        wish.size.width() > 8192 || wish.size.height() > 8192)
        return refuse(
            2,
            tr("--size %1: give WIDTHxHEIGHT from 320x240 to 8192x8192").arg(parser.value(size)));
    if (parser.isSet(at)) {
        wish.at = numberOf(at);
        if (!wish.at || !(*wish.at >= 0.0))
            return refuse(2, tr("--at %1: not a time in seconds").arg(parser.value(at)));
    }
    wish.view = parser.value(view);
    if (!viewNames().contains(wish.view))
        return refuse(2, tr("--view %1: no such view; choose one of %2")
                             .arg(wish.view, viewNames().join(QStringLiteral(", "))));
    for (const QString& look : parser.value(show).split(QLatin1Char(','), Qt::SkipEmptyParts)) {
        const auto known =
            std::ranges::find(looks(), look.trimmed(), &std::pair<QString, QString>::first);
        if (known == looks().end())
            return refuse(2, tr("--show %1: no such look; choose of %2")
                                 .arg(look, lookNames().join(QStringLiteral(", "))));
        wish.shown.append(known->second);
    }
    if (!line.live.isEmpty() && (parser.isSet(show) || parser.isSet(view)))
        return refuse(2, tr("--show and --view belong to a FILE, not to --live"));
    if (line.file.isEmpty() && line.live.isEmpty() && wish.view != QLatin1String("welcome") &&
        (parser.isSet(view) || parser.isSet(show)))
        return refuse(
            2, tr("--view %1: give a FILE; without one there is only welcome").arg(wish.view));
    if (wish.view == QLatin1String("welcome") && !line.file.isEmpty())
        return refuse(2, tr("--view welcome goes without a FILE"));
    line.screenshot = wish;
    return line;
}

}  // namespace facialis::ui
