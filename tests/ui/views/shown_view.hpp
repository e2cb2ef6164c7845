// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <catch2/catch.hpp>
#include <QSignalSpy>
#include <QTest>
#include <vector>

#include "tests/support/small_patient.hpp"
#include "tests/ui/support/wait_until.hpp"
#include "ui/views/measure_view.hpp"

namespace facialis::test {

/// A view of its own, shown with an analysed recording; collects the places it chooses.
template <class View>
struct ShownView {
    std::unique_ptr<engine::ReviewSession> session;
    std::shared_ptr<const AnalysisResult> result;
    View view;
    std::vector<ui::Highlight> places;

    explicit ShownView(std::unique_ptr<Recording> recording = smallPatient())
    {
        auto started = engine::ReviewSession::start(std::move(recording), {});
        REQUIRE(started);
        session = std::move(*started);
        REQUIRE(
            waitUntil([&] { return session->snapshot().phase != engine::AnalysisPhase::running; }));
        result = session->snapshot().result;
        REQUIRE(result);
        QObject::connect(&view, &ui::ReviewPanel::placeChosen, &view,
                         [this](const ui::Highlight& place) { places.push_back(place); });
        view.resize(1000, 260);
        view.show();
        view.activateWindow();
        REQUIRE(QTest::qWaitForWindowActive(&view));
        view.setSession(session.get());
        view.setResult(result);
        view.setFocus();
    }
    ~ShownView() { view.setSession(nullptr); }
    ShownView(const ShownView&) = delete;
    ShownView& operator=(const ShownView&) = delete;

    /// Lets the view finish what it computes.
    void settle()
    {
        REQUIRE(waitUntil([&] {
            view.poll();
            return view.isSettled();
        }));
    }
    void select(TimeInterval interval, std::size_t channel)
    {
        view.setSelection(ui::TraceSelection{interval, channel});
        settle();
    }
    void press(Qt::Key key) { QTest::keyClick(&view, key); }
};

}  // namespace facialis::test
