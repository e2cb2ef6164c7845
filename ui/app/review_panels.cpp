// SPDX-License-Identifier: GPL-3.0-or-later
// The one list of panels around the traces. A new panel is its own file and an entry here.
#include "ui/app/review_panels.hpp"

#include <QCoreApplication>

#include "ui/panels/channel_panel.hpp"
#include "ui/panels/context_panel.hpp"
#include "ui/panels/event_panel.hpp"
#include "ui/panels/interpretation_panel.hpp"
#include "ui/panels/listen_panel.hpp"
#include "ui/panels/step_panel.hpp"
#include "ui/views/comparison_view.hpp"
#include "ui/views/detectors_view.hpp"
#include "ui/views/histogram_view.hpp"
#include "ui/views/spectrogram_view.hpp"
#include "ui/views/spectrum_view.hpp"
#include "ui/views/sweeps_view.hpp"
#include "ui/views/synkinesis_matrix_view.hpp"
#include "ui/views/trend_view.hpp"

namespace facialis::ui {
namespace {

template <class Panel>
ReviewPanel* make()
{
    return new Panel;
}

/// The row of the menu that brings a panel up.
ActionSpec row(const char* id, const char* text, const char* accessibleName, QKeySequence keys)
{
    return {.id = id,
            .menu = "&Panels",
            .text = text,
            .accessibleName = accessibleName,
            .keys = {std::move(keys)}};
}

}  // namespace

const std::vector<ReviewPanelSpec>& reviewPanels()
{
    static const std::vector<ReviewPanelSpec> panels = {
        {"events", PanelPlace::below, QT_TRANSLATE_NOOP("Panels", "Events"),
         row("panel.events", QT_TRANSLATE_NOOP("Actions", "&Events"),
             QT_TRANSLATE_NOOP("Actions", "Go to the list of events"),
             QKeySequence(Qt::CTRL | Qt::Key_L)),
         make<EventPanel>},
        {"spectrum", PanelPlace::below, QT_TRANSLATE_NOOP("Panels", "Spectrum"),
         row("panel.spectrum", QT_TRANSLATE_NOOP("Actions", "&Spectrum"),
             QT_TRANSLATE_NOOP("Actions", "Go to the power spectrum of the selection"),
             QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_S)),
         make<SpectrumView>},
        {"spectrogram", PanelPlace::below, QT_TRANSLATE_NOOP("Panels", "Spectrogram"),
         row("panel.spectrogram", QT_TRANSLATE_NOOP("Actions", "Spectro&gram"),
             QT_TRANSLATE_NOOP("Actions", "Go to the spectrogram of the selection"),
             QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_G)),
         make<SpectrogramView>},
        {"histograms", PanelPlace::below, QT_TRANSLATE_NOOP("Panels", "Histograms"),
         row("panel.histograms", QT_TRANSLATE_NOOP("Actions", "&Histograms"),
             QT_TRANSLATE_NOOP("Actions", "Go to the distributions of the bursts"),
             QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_H)),
         make<HistogramView>},
        {"synkinesis", PanelPlace::below, QT_TRANSLATE_NOOP("Panels", "Synkinesis"),
         row("panel.synkinesis", QT_TRANSLATE_NOOP("Actions", "S&ynkinesis"),
             QT_TRANSLATE_NOOP("Actions", "Go to the synkinesis matrix"),
             QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_Y)),
         make<SynkinesisMatrixView>},
        {"sweeps", PanelPlace::below, QT_TRANSLATE_NOOP("Panels", "Sweeps"),
         row("panel.sweeps", QT_TRANSLATE_NOOP("Actions", "S&weeps"),
             QT_TRANSLATE_NOOP("Actions", "Go to superimposed and averaged sweeps"),
             QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_W)),
         make<SweepsView>},
        {"detectors", PanelPlace::below, QT_TRANSLATE_NOOP("Panels", "Detectors"),
         row("panel.detectors", QT_TRANSLATE_NOOP("Actions", "&Detectors"),
             QT_TRANSLATE_NOOP("Actions", "Go to the detectors side by side"),
             QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_D)),
         make<DetectorsView>},
        {"trend", PanelPlace::below, QT_TRANSLATE_NOOP("Panels", "Trend"),
         row("panel.trend", QT_TRANSLATE_NOOP("Actions", "&Trend"),
             QT_TRANSLATE_NOOP("Actions", "Go to the activity over the examination"),
             QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_T)),
         make<TrendView>},
        {"comparison", PanelPlace::below, QT_TRANSLATE_NOOP("Panels", "Comparison"),
         row("panel.comparison", QT_TRANSLATE_NOOP("Actions", "Co&mparison"),
             QT_TRANSLATE_NOOP("Actions", "Go to the figures of both recordings"),
             QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_C)),
         make<ComparisonView>},
        {"interpretation", PanelPlace::beside, QT_TRANSLATE_NOOP("Panels", "Interpretation"),
         row("panel.interpretation", QT_TRANSLATE_NOOP("Actions", "&Interpretation"),
             QT_TRANSLATE_NOOP("Actions", "Go to findings and compatible causes"),
             QKeySequence(Qt::CTRL | Qt::Key_I)),
         make<InterpretationPanel>},
        {"channels", PanelPlace::beside, QT_TRANSLATE_NOOP("Panels", "Channels"),
         row("panel.channels", QT_TRANSLATE_NOOP("Actions", "&Channels"),
             QT_TRANSLATE_NOOP("Actions", "Say what each channel is: muscle, side, derivation"),
             QKeySequence(Qt::CTRL | Qt::Key_M)),
         make<ChannelPanel>},
        {"context", PanelPlace::beside, QT_TRANSLATE_NOOP("Panels", "Context"),
         row("panel.context", QT_TRANSLATE_NOOP("Actions", "C&ontext"),
             QT_TRANSLATE_NOOP("Actions", "Answer the questions on history and examination"),
             QKeySequence(Qt::CTRL | Qt::Key_K)),
         make<ContextPanel>},
        {"steps", PanelPlace::beside, QT_TRANSLATE_NOOP("Panels", "Review"),
         row("panel.steps", QT_TRANSLATE_NOOP("Actions", "&Review and steps"),
             QT_TRANSLATE_NOOP("Actions", "Go to your impression, the steps and the signature"),
             QKeySequence(Qt::CTRL | Qt::Key_R)),
         make<StepPanel>},
        {"sound", PanelPlace::beside, QT_TRANSLATE_NOOP("Panels", "Sound"),
         row("panel.sound", QT_TRANSLATE_NOOP("Actions", "So&und"),
             QT_TRANSLATE_NOOP("Actions", "Go to the sound of the recording"),
             QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_A)),
         make<ListenPanel>},
    };
    return panels;
}

}  // namespace facialis::ui
