// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <functional>
#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QScrollBar>
#include <QSplitter>
#include <QTabWidget>
#include <QTest>
#include <QToolButton>
#include <QWheelEvent>
#include <random>
#include <string>
#include <vector>

#include "ui/app/action_registry.hpp"
#include "ui/live/live_page.hpp"
#include "ui/live/live_traces.hpp"
#include "ui/live/marker_bar.hpp"
#include "ui/live/prompt_panel.hpp"
#include "ui/live/sound_panel.hpp"
#include "ui/live/ticker_panel.hpp"
#include "ui/main_window.hpp"

namespace facialis::test {

/// Does to a running live examination what an examiner does, in no order, by real keys, clicks and
/// menu actions. The same seed does the same things, as far as the window lets it.
class RandomExaminer {
public:
    RandomExaminer(ui::MainWindow& window, unsigned seed) : window_(window), draw_(seed) {}

    /// What is done next, in words. Draws it; act() does it.
    std::string choose()
    {
        const std::size_t all = keys.size() + deeds_.size();
        // Keys are what an examiner uses most.
        next_ = below(3) > 0 ? below(keys.size()) : keys.size() + below(all - keys.size());
        return next_ < keys.size() ? keys[next_] : deeds_[next_ - keys.size()].words;
    }
    void act()
    {
        if (next_ < keys.size())
            press(keys[next_]);
        else
            deeds_[next_ - keys.size()].act();
    }
    /// By its first key, where the keyboard is on the traces.
    void press(const char* id)
    {
        QAction* action = window_.actions().action(id);
        if (!action->isEnabled() || action->shortcuts().isEmpty())
            return;
        comeBack();
        traces().setFocus();
        const auto heard =
            QObject::connect(action, &QAction::triggered, action, [this] { ++heard_; });
        QTest::keySequence(&traces(), action->shortcuts().front());
        QObject::disconnect(heard);
        ++pressed_;
    }
    /// Keys that were pressed, and those that did what they should.
    [[nodiscard]] std::size_t pressed() const { return pressed_; }
    [[nodiscard]] std::size_t heard() const { return heard_; }
    /// As it was when the examination began: full size, live, light.
    void tidyUp()
    {
        for (const char* id : {"settings.theme_light", "settings.text_normal"})
            window_.actions().action(id)->trigger();
        window_.showNormal();
        window_.resize(1366, 768);
        press("live.follow");
    }

private:
    struct Deed {
        std::string words;
        std::function<void()> act;
    };
    static constexpr std::array keys{
        "live.freeze",     "live.freeze",  "live.follow",    "live.follow",     "live.oldest",
        "live.sweep",      "live.marker1", "live.marker2",   "live.marker3",    "live.marker4",
        "live.marker5",    "live.marker6", "live.marker7",   "live.marker8",    "view.filtered",
        "view.gain_up",    "view.gain_up", "view.gain_down", "view.gain_down",  "view.gain_fit",
        "go.left",         "go.right",     "go.page_back",   "go.page_forward", "go.end",
        "go.start",        "go.shorter",   "go.longer",      "go.longer",       "go.shorter",
        "view.negative_up"};

    /// From a dialog that was opened to the window: it takes the keys again.
    void comeBack()
    {
        for (int i = 0; i < 100 && QApplication::activeWindow() != &window_; ++i) {
            for (QWidget* top : QApplication::topLevelWidgets())
                if (top != &window_ && top->isVisible() && top->windowType() == Qt::Dialog)
                    top->close();
            window_.activateWindow();
            QTest::qWait(5);
        }
    }
    std::size_t below(std::size_t count) { return draw_() % count; }
    ui::LivePage& page() { return window_.live(); }
    ui::LiveTraces& traces() { return page().traces(); }
    /// One of the page's visible widgets of a kind; null: there is none.
    template <class Widget>
    Widget* any(QWidget& parent)
    {
        QList<Widget*> all = parent.findChildren<Widget*>();
        all.removeIf([](Widget* each) { return !each->isVisible() || !each->isEnabled(); });
        return all.isEmpty() ? nullptr
                             : all[static_cast<qsizetype>(below(std::size_t(all.size())))];
    }
    void click(QWidget* widget)
    {
        if (widget)
            QTest::mouseClick(widget, Qt::LeftButton);
    }
    void turnWheel(Qt::KeyboardModifiers modifiers)
    {
        QWidget* area = traces().viewport();
        const QPointF at = area->rect().center();
        QWheelEvent event(at, area->mapToGlobal(at), {}, {0, below(2) == 0 ? 120 : -120},
                          Qt::NoButton, modifiers, Qt::NoScrollPhase, false);
        QApplication::sendEvent(area, &event);
    }
    void writeMarker()
    {
        press("live.marker");
        if (auto* line = qobject_cast<QLineEdit*>(QApplication::focusWidget())) {
            QTest::keyClicks(line, QStringLiteral("twitch of the chin"));
            QTest::keyClick(line, Qt::Key_Return);
        }
    }
    void goToEvent()
    {
        QListView* list = page().ticker().list();
        if (!list->isVisible() || list->model()->rowCount() == 0)
            return;
        const QModelIndex row = list->indexAt(list->viewport()->rect().center());
        if (row.isValid())
            QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(row).center());
    }
    void changeTab()
    {
        if (auto* tabs = any<QTabWidget>(page()))
            tabs->setCurrentIndex(static_cast<int>(below(std::size_t(tabs->count()))));
    }
    void prompt()
    {
        if (below(2) == 0 && !page().prompts().runner().isRunning()) {
            page().prompts().startOrStop();
            return;
        }
        click(any<QPushButton>(page().prompts()));
    }
    void listen()
    {
        for (auto* panel : page().findChildren<ui::SoundPanel*>())
            panel->setListening(below(2) == 0);
    }
    void resize()
    {
        static constexpr std::array<QSize, 5> sizes{QSize{640, 480}, QSize{640, 480},
                                                    QSize{1024, 700}, QSize{1366, 768},
                                                    QSize{1920, 1080}};
        window_.showNormal();
        window_.resize(sizes[below(sizes.size())]);
    }
    void trigger(const char* id)
    {
        if (QAction* action = window_.actions().action(id); action->isEnabled())
            action->trigger();
    }
    void changeLook()
    {
        static constexpr std::array looks{"settings.theme_light",    "settings.theme_dark",
                                          "settings.theme_contrast", "settings.text_larger",
                                          "settings.text_smaller",   "settings.text_normal",
                                          "settings.theme_light"};
        trigger(looks[below(looks.size())]);
    }
    void moveSplitter()
    {
        if (auto* splitter = any<QSplitter>(page())) {
            QList<int> sizes = splitter->sizes();
            const int room = sizes.value(0) + sizes.value(1);
            const int first = static_cast<int>(below(std::size_t(std::max(1, room))));
            splitter->setSizes({first, room - first});
        }
    }
    void drawBackTheBar()
    {
        for (QScrollBar* bar : page().findChildren<QScrollBar*>())
            if (!bar->accessibleName().isEmpty() && bar->maximum() > 0)
                bar->setValue(static_cast<int>(below(std::size_t(bar->maximum()))));
    }

    ui::MainWindow& window_;
    std::mt19937 draw_;
    std::size_t next_ = 0, pressed_ = 0, heard_ = 0;
    std::vector<Deed> deeds_{
        {"the wheel scrolls", [this] { turnWheel(Qt::NoModifier); }},
        {"the wheel zooms", [this] { turnWheel(Qt::ControlModifier); }},
        {"the wheel changes the gain", [this] { turnWheel(Qt::ShiftModifier); }},
        {"a marker of any words", [this] { writeMarker(); }},
        {"an event of the list", [this] { goToEvent(); }},
        {"another panel", [this] { changeTab(); }},
        {"a prompt", [this] { prompt(); }},
        {"sound", [this] { listen(); }},
        {"another size", [this] { resize(); }},
        {"another look", [this] { changeLook(); }},
        {"a splitter", [this] { moveSplitter(); }},
        {"the scroll bar", [this] { drawBackTheBar(); }},
        {"full screen", [this] { trigger("view.full_screen"); }},
        {"the sheet of keys", [this] { trigger("help.shortcuts"); }},
        {"a button of the page",
         [this] {
             auto* button = any<QToolButton>(page());
             if (button && !button->menu())
                 click(button);
         }},
    };
};

}  // namespace facialis::test
