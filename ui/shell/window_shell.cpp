// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/window_shell.hpp"

#include <QAction>
#include <QEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QSplitter>
#include <QStatusBar>
#include <QVBoxLayout>

#include "data/model/replace_file.hpp"
#include "ui/app/action_registry.hpp"
#include "ui/app/appearance.hpp"
#include "ui/app/user_settings.hpp"
#include "ui/app/words.hpp"
#include "ui/main_window.hpp"
#include "ui/panels/welcome_page.hpp"
#include "ui/shell/demo_maker.hpp"
#include "ui/shell/diagnostics.hpp"
#include "ui/shell/output_actions.hpp"
#include "ui/shell/output_strip.hpp"

namespace facialis::ui {
namespace {

constexpr int longMessage = 15'000;  // ms in the status line
constexpr std::pair<const char*, ThemeChoice> themeActions[] = {
    {"settings.theme_system", ThemeChoice::system},
    {"settings.theme_light", ThemeChoice::light},
    {"settings.theme_dark", ThemeChoice::dark},
    {"settings.theme_contrast", ThemeChoice::highContrast}};
constexpr std::pair<const char*, const char*> languageActions[] = {
    {"settings.language_system", "system"},
    {"settings.language_english", "en"},
    {"settings.language_german", "de"}};

QAction* recentAction(MainWindow& window, int index)
{
    return window.actions().action(qPrintable(QStringLiteral("recent.%1").arg(index + 1)));
}

}  // namespace

WindowShell::WindowShell(MainWindow& window)
    : QObject(&window), window_(window), demo_(std::make_unique<DemoMaker>())
{
    connectAppearance();
    connectLanguage();
    addOutputStrip();
    ActionRegistry& actions = window_.actions();
    for (int i = 0; i < UserSettings::mostRecent; ++i)
        actions.connectTo(qPrintable(QStringLiteral("recent.%1").arg(i + 1)),
                          [this, i] { openRecent(i); });
    actions.connectTo("recent.forget", [this] {
        if (UserSettings* settings = UserSettings::instance())
            settings->forgetRecentFiles();
        showRecent();
    });
    for (const char* scenario : {"hfs", "synkinesis"})
        actions.connectTo(qPrintable(QStringLiteral("demo.") + QLatin1String(scenario)),
                          [this, scenario] {
                              say(tr("Simulating a patient…"));
                              demo_->make(QLatin1String(scenario));
                          });
    connect(demo_.get(), &DemoMaker::made, this, [this](const QString& path) {
        window_.statusBar()->clearMessage();
        static_cast<void>(window_.openFile(path));
    });
    connect(demo_.get(), &DemoMaker::failed, this, &WindowShell::say);
    actions.connectTo("help.diagnostics", [this] { saveDiagnostics(); });
    window_.welcome().setDemos({actions.action("demo.hfs"), actions.action("demo.synkinesis")});
    showRecent();
    window_.installEventFilter(this);
    if (const UserSettings* settings = UserSettings::instance();
        settings && !settings->problem().isEmpty())
        say(settings->problem());
}

WindowShell::~WindowShell() = default;

void WindowShell::connectAppearance()
{
    ActionRegistry& actions = window_.actions();
    for (const auto& [id, choice] : themeActions)
        actions.connectTo(id, [this, choice = choice] {
            if (Appearance* appearance = Appearance::instance())
                appearance->choose(choice);
            if (UserSettings* settings = UserSettings::instance())
                settings->setTheme(choice);
            showAppearance();
        });
    const auto setFont = [this](int percent) {
        Appearance* appearance = Appearance::instance();
        if (!appearance)
            return;
        appearance->setFontPercent(percent);
        if (UserSettings* settings = UserSettings::instance())
            settings->setFontPercent(appearance->fontPercent());
        say(tr("Text at %1 %").arg(appearance->fontPercent()));
    };
    const auto now = [] {
        return Appearance::instance() ? Appearance::instance()->fontPercent() : 100;
    };
    actions.connectTo("settings.text_larger", [=] { setFont(now() + Appearance::stepPercent); });
    actions.connectTo("settings.text_smaller", [=] { setFont(now() - Appearance::stepPercent); });
    actions.connectTo("settings.text_normal", [=] { setFont(100); });
    showAppearance();
}

void WindowShell::showAppearance()
{
    const Appearance* appearance = Appearance::instance();
    for (const auto& [id, choice] : themeActions)
        window_.actions().action(id)->setChecked(appearance && appearance->choice() == choice);
}

void WindowShell::connectLanguage()
{
    const auto show = [this] {
        const UserSettings* settings = UserSettings::instance();
        const QString now = settings ? settings->language() : QStringLiteral("system");
        for (const auto& [id, language] : languageActions)
            window_.actions().action(id)->setChecked(now == QLatin1String(language));
    };
    for (const auto& [id, language] : languageActions)
        window_.actions().connectTo(id, [this, show, language = language] {
            if (UserSettings* settings = UserSettings::instance())
                settings->setLanguage(QLatin1String(language));
            show();
            say(tr("The language changes when Facialis is started again."));
        });
    show();
}

void WindowShell::addOutputStrip()
{
    outputs_ = new OutputActions(window_);
    auto* central = new QWidget;
    auto* column = new QVBoxLayout(central);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(window_.takeCentralWidget());
    column->addWidget(&outputs_->strip());
    window_.setCentralWidget(central);
}

void WindowShell::recordingShown()
{
    window_.statusBar()->clearMessage();
    UserSettings* settings = UserSettings::instance();
    const QString path = text(window_.session()->info().path);
    // A simulated patient is gone when the program ends.
    const bool isDemo = QFileInfo(path).fileName().startsWith(QLatin1String("simulated-"));
    if (settings && QFileInfo(path).isFile() && !isDemo)
        settings->addRecentFile(path);
    showRecent();
}

void WindowShell::showRecent()
{
    const UserSettings* settings = UserSettings::instance();
    const QStringList files = settings ? settings->recentFiles() : QStringList();
    QList<QAction*> actions;
    for (int i = 0; i < UserSettings::mostRecent; ++i) {
        QAction* action = recentAction(window_, i);
        const bool isThere = i < files.size();
        action->setVisible(isThere);
        if (isThere) {
            const QString name = QFileInfo(files[i]).fileName();
            action->setText(
                (i < 9 ? QStringLiteral("&%1  %2").arg(i + 1)
                       : QStringLiteral("1&0  %2").arg(QString()))
                    .arg(QString(name).replace(QLatin1Char('&'), QStringLiteral("&&"))));
            action->setToolTip(files[i]);
            action->setProperty("accessibleName", tr("Open %1 again").arg(name));
        }
        actions.append(action);
    }
    window_.actions().action("recent.forget")->setEnabled(!files.isEmpty());
    window_.welcome().setRecent(actions);
}

void WindowShell::openRecent(int index)
{
    const UserSettings* settings = UserSettings::instance();
    const QStringList files = settings ? settings->recentFiles() : QStringList();
    if (index < files.size())
        static_cast<void>(window_.openFile(files[index]));
}

void WindowShell::restoreLayout()
{
    const UserSettings* settings = UserSettings::instance();
    if (!settings)
        return;
    window_.restoreGeometry(settings->layout(QStringLiteral("window")));
    for (QSplitter* splitter : window_.findChildren<QSplitter*>())
        if (!splitter->objectName().isEmpty())
            splitter->restoreState(settings->layout(splitter->objectName()));
}

void WindowShell::keepLayout()
{
    UserSettings* settings = UserSettings::instance();
    if (!settings)
        return;
    settings->setLayout(QStringLiteral("window"), window_.saveGeometry());
    for (const QSplitter* splitter : window_.findChildren<QSplitter*>())
        if (!splitter->objectName().isEmpty())
            settings->setLayout(splitter->objectName(), splitter->saveState());
}

bool WindowShell::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == &window_ && event->type() == QEvent::Close)
        keepLayout();
    return QObject::eventFilter(watched, event);
}

bool WindowShell::isMakingDemo() const
{
    return demo_->isBusy();
}

void WindowShell::saveDiagnostics()
{
    const QString path = QFileDialog::getSaveFileName(&window_, tr("Save diagnostics"),
                                                      QStringLiteral("facialis-diagnostics.txt"),
                                                      tr("Text (*.txt)"));
    if (path.isEmpty())
        return;
    const Result<void> written =
        replaceFile(path.toStdString(), diagnostics(window_.session()).toStdString());
    say(written ? tr("Saved %1").arg(path) : text(written.error().sentence()));
}

void WindowShell::say(const QString& sentence)
{
    window_.statusBar()->showMessage(sentence, longMessage);
}

}  // namespace facialis::ui
