// SPDX-License-Identifier: GPL-3.0-or-later
// The menu Live: an examination while it runs. Gain, page, filter and paging are those of the
// review (menus View and Go): the same keys do the same there.
#include <QCoreApplication>

#include "ui/app/actions/action_lists.hpp"

namespace facialis::ui {

std::vector<ActionSpec> liveActions()
{
    using enum ActionScope;
    std::vector<ActionSpec> specs{
        {"live.choose",
         "&Live",
         QT_TRANSLATE_NOOP("Actions", "&Live examination…"),
         QT_TRANSLATE_NOOP("Actions", "Show the live examination, or choose a device for one"),
         {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_L)}},
        {"live.stop",
         "&Live",
         QT_TRANSLATE_NOOP("Actions", "&Stop and finish"),
         QT_TRANSLATE_NOOP("Actions", "Stop the examination and finish its file"),
         {QKeySequence(Qt::CTRL | Qt::Key_E)},
         live},
        {"live.freeze",
         "&Live",
         QT_TRANSLATE_NOOP("Actions", "&Freeze the picture"),
         QT_TRANSLATE_NOOP("Actions", "Hold the live picture; the recording goes on"),
         {QKeySequence(Qt::Key_Space)},
         live,
         false,
         true},
        {"live.follow",
         "&Live",
         QT_TRANSLATE_NOOP("Actions", "Back to &now"),
         QT_TRANSLATE_NOOP("Actions", "Back to what happens now"),
         {QKeySequence(Qt::Key_End)},
         live},
        {"live.oldest",
         "&Live",
         QT_TRANSLATE_NOOP("Actions", "Back to the &beginning"),
         QT_TRANSLATE_NOOP("Actions", "Look back to the beginning of the examination"),
         {QKeySequence(Qt::Key_Home)},
         live},
        {"live.sweep",
         "&Live",
         QT_TRANSLATE_NOOP("Actions", "S&weep or roll"),
         QT_TRANSLATE_NOOP("Actions", "Let the live traces sweep, or roll"),
         {QKeySequence(Qt::Key_Slash)},
         live},
        {"live.marker",
         "&Live",
         QT_TRANSLATE_NOOP("Actions", "&Marker of any words"),
         QT_TRANSLATE_NOOP("Actions", "Write a marker of any words"),
         {QKeySequence(Qt::Key_M)},
         live,
         false,
         true},
    };
    static constexpr const char* markers[][3] = {
        {"live.marker1", QT_TRANSLATE_NOOP("Actions", "Marker &1"),
         QT_TRANSLATE_NOOP("Actions", "Set marker 1 at this moment")},
        {"live.marker2", QT_TRANSLATE_NOOP("Actions", "Marker &2"),
         QT_TRANSLATE_NOOP("Actions", "Set marker 2 at this moment")},
        {"live.marker3", QT_TRANSLATE_NOOP("Actions", "Marker &3"),
         QT_TRANSLATE_NOOP("Actions", "Set marker 3 at this moment")},
        {"live.marker4", QT_TRANSLATE_NOOP("Actions", "Marker &4"),
         QT_TRANSLATE_NOOP("Actions", "Set marker 4 at this moment")},
        {"live.marker5", QT_TRANSLATE_NOOP("Actions", "Marker &5"),
         QT_TRANSLATE_NOOP("Actions", "Set marker 5 at this moment")},
        {"live.marker6", QT_TRANSLATE_NOOP("Actions", "Marker &6"),
         QT_TRANSLATE_NOOP("Actions", "Set marker 6 at this moment")},
        {"live.marker7", QT_TRANSLATE_NOOP("Actions", "Marker &7"),
         QT_TRANSLATE_NOOP("Actions", "Set marker 7 at this moment")},
        {"live.marker8", QT_TRANSLATE_NOOP("Actions", "Marker &8"),
         QT_TRANSLATE_NOOP("Actions", "Set marker 8 at this moment")},
    };
    int key = Qt::Key_1;
    for (const auto& [id, words, name] : markers)
        specs.push_back({id, "&Live", words, name, {QKeySequence(key++)}, live});
    return specs;
}

}  // namespace facialis::ui
