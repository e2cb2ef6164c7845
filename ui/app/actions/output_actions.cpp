// SPDX-License-Identifier: GPL-3.0-or-later
// The menu Output: reports, exports, the command behind them, figures, print.
#include <QCoreApplication>

#include "ui/app/actions/action_lists.hpp"

namespace facialis::ui {

std::vector<ActionSpec> outputActions()
{
    using enum ActionScope;
    const auto row = [](const char* id, const char* text, const char* name, Qt::Key key,
                        bool startsGroup = false) {
        return ActionSpec{
            id,     "&Output", text,       name, {QKeySequence(Qt::ALT | Qt::SHIFT | key)},
            window, false,     startsGroup};
    };
    return {
        row("output.pdf", QT_TRANSLATE_NOOP("Actions", "Report as &PDF…"),
            QT_TRANSLATE_NOOP("Actions", "Write the report as PDF"), Qt::Key_P),
        row("output.html", QT_TRANSLATE_NOOP("Actions", "Report as &HTML…"),
            QT_TRANSLATE_NOOP("Actions", "Write the report as HTML"), Qt::Key_H),
        row("output.json", QT_TRANSLATE_NOOP("Actions", "Result as &JSON…"),
            QT_TRANSLATE_NOOP("Actions", "Write the whole result as JSON"), Qt::Key_J),
        row("output.tables", QT_TRANSLATE_NOOP("Actions", "&Tables…"),
            QT_TRANSLATE_NOOP("Actions", "Write every table into a folder, tab-separated"),
            Qt::Key_A),
        row("output.nwb", QT_TRANSLATE_NOOP("Actions", "&Session file (NWB)…"),
            QT_TRANSLATE_NOOP("Actions", "Write recording and result as a session file"), Qt::Key_W,
            true),
        row("output.edf", QT_TRANSLATE_NOOP("Actions", "Recording as &EDF+…"),
            QT_TRANSLATE_NOOP("Actions", "Write the recording as EDF+"), Qt::Key_E),
        row("output.bdf", QT_TRANSLATE_NOOP("Actions", "Recording as &BDF+…"),
            QT_TRANSLATE_NOOP("Actions", "Write the recording as BDF+"), Qt::Key_B),
        row("output.mat", QT_TRANSLATE_NOOP("Actions", "Recording for &MATLAB…"),
            QT_TRANSLATE_NOOP("Actions", "Write the recording as a MATLAB file"), Qt::Key_M),
        row("output.csv", QT_TRANSLATE_NOOP("Actions", "Recording as CS&V…"),
            QT_TRANSLATE_NOOP("Actions", "Write the recording as a table of samples"), Qt::Key_V),
        row("output.bids", QT_TRANSLATE_NOOP("Actions", "Dataset (EMG-B&IDS)…"),
            QT_TRANSLATE_NOOP("Actions", "Write recording and tables as an EMG-BIDS dataset"),
            Qt::Key_I),
        {"output.identity",
         "&Output",
         QT_TRANSLATE_NOOP("Actions", "&Name the patient in outputs"),
         QT_TRANSLATE_NOOP("Actions", "Keep in outputs who was recorded and on which day"),
         {QKeySequence(Qt::ALT | Qt::SHIFT | Qt::Key_N)},
         window,
         true,
         true},
        row("output.cancel", QT_TRANSLATE_NOOP("Actions", "Cance&l the output"),
            QT_TRANSLATE_NOOP("Actions", "Stop writing the output"), Qt::Key_X),
        row("output.command", QT_TRANSLATE_NOOP("Actions", "Show the &command…"),
            QT_TRANSLATE_NOOP("Actions", "Show the command that gives the same result"), Qt::Key_C,
            true),
        row("output.copy_table", QT_TRANSLATE_NOOP("Actions", "C&opy table of events"),
            QT_TRANSLATE_NOOP("Actions", "Copy the listed events, tab-separated"), Qt::Key_Y, true),
        row("output.copy_figure", QT_TRANSLATE_NOOP("Actions", "Copy fi&gure"),
            QT_TRANSLATE_NOOP("Actions", "Copy the traces as a figure"), Qt::Key_G),
        row("output.save_figure", QT_TRANSLATE_NOOP("Actions", "Save &figure…"),
            QT_TRANSLATE_NOOP("Actions", "Save the traces as a figure, SVG or PNG"), Qt::Key_F),
        {"output.print",
         "&Output",
         QT_TRANSLATE_NOOP("Actions", "P&rint the traces…"),
         QT_TRANSLATE_NOOP("Actions", "Print the traces with a header"),
         {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_P)}},
    };
}

}  // namespace facialis::ui
