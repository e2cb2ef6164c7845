// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/event_model.hpp"

#include <catch2/catch.hpp>
#include <QAbstractItemModelTester>

#include "ui/models/event_filter.hpp"

using namespace facialis;
using ui::EventFilter;
using ui::EventModel;

namespace {

RecordingInfo recording()
{
    RecordingInfo info;
    info.channels.resize(2);
    info.channels[0].label = "EMG OOc L";
    info.channels[0].muscle = "orbicularis_oculi";
    info.channels[0].side = Side::left;
    info.channels[1].label = "CH 7";
    info.annotations = {{2_s, 3_s, "smile", {}}};
    return info;
}

std::shared_ptr<const AnalysisResult> analysis()
{
    AnalysisResult result;
    result.recording = recording();
    const auto add = [&](double onset, std::size_t channel, BurstKind kind,
                         std::optional<Voltage> rms) {
        Burst burst;
        burst.channel = channel;
        burst.interval = {Duration(onset), Duration(onset + 0.25)};
        burst.kind = kind;
        burst.rms = rms;
        burst.rmsOverNoise = 4.0;
        result.bursts.push_back(burst);
    };
    add(1.0, 0, BurstKind::blink, 55_uV);
    add(3.0, 1, BurstKind::unclassified, {});
    add(10.5, 0, BurstKind::spasmClonic, 8_uV);
    return std::make_shared<const AnalysisResult>(result);
}

QString cell(const QAbstractItemModel& model, int row, int column)
{
    return model.index(row, column).data().toString();
}

}  // namespace

TEST_CASE("Events are listed in order of time, remarks of the file among them", "[ui][models]")
{
    const KnowledgeBase knowledge = KnowledgeBase::embedded().value();
    EventModel model;
    model.setEvents(recording(), analysis(), &knowledge);
    REQUIRE(model.rowCount() == 4);
    CHECK(cell(model, 0, EventModel::kind) == QStringLiteral("Blink"));
    CHECK(cell(model, 1, EventModel::kind) == QStringLiteral("smile"));
    CHECK(cell(model, 2, EventModel::kind) == QStringLiteral("Unclassified"));
    CHECK(cell(model, 3, EventModel::time) == QStringLiteral("10.500"));
    CHECK(cell(model, 0, EventModel::muscle) == QStringLiteral("Orbicularis oculi"));
    CHECK(cell(model, 0, EventModel::side) == QStringLiteral("Left"));
    CHECK(cell(model, 0, EventModel::duration) == QStringLiteral("250"));
    CHECK(cell(model, 0, EventModel::rms) == QStringLiteral("55"));
}

TEST_CASE("What is not known is not made up", "[ui][models]")
{
    const KnowledgeBase knowledge = KnowledgeBase::embedded().value();
    EventModel model;
    model.setEvents(recording(), analysis(), &knowledge);
    CHECK(cell(model, 2, EventModel::muscle) == QStringLiteral("CH 7"));
    CHECK(cell(model, 2, EventModel::side) == QStringLiteral("unknown"));
    CHECK(cell(model, 2, EventModel::rms) == QStringLiteral("\u2013"));
    CHECK(cell(model, 2, EventModel::clock).isEmpty());
}

TEST_CASE("Numbers sort as numbers", "[ui][models]")
{
    const KnowledgeBase knowledge = KnowledgeBase::embedded().value();
    EventModel model;
    model.setEvents(recording(), analysis(), &knowledge);
    EventFilter filter(&model);
    filter.sort(EventModel::time, Qt::DescendingOrder);
    CHECK(cell(filter, 0, EventModel::time) == QStringLiteral("10.500"));
    filter.sort(EventModel::rms, Qt::DescendingOrder);
    CHECK(cell(filter, 0, EventModel::rms) == QStringLiteral("55"));
    CHECK(cell(filter, 1, EventModel::rms) == QStringLiteral("8"));
}

TEST_CASE("The list is narrowed by kind, by side and by words", "[ui][models]")
{
    const KnowledgeBase knowledge = KnowledgeBase::embedded().value();
    EventModel model;
    model.setEvents(recording(), analysis(), &knowledge);
    EventFilter filter(&model);
    filter.setKind(static_cast<int>(BurstKind::blink));
    CHECK(filter.rowCount() == 1);
    filter.setKind(EventFilter::remarksOnly);
    CHECK(filter.rowCount() == 1);
    filter.setKind(EventFilter::all);
    filter.setSide(Side::left);
    CHECK(filter.rowCount() == 2);
    filter.setSide({});
    filter.setWords(QStringLiteral("ocul"));
    CHECK(filter.rowCount() == 2);
    filter.setWords(QStringLiteral("nothing like it"));
    CHECK(filter.rowCount() == 0);
}

TEST_CASE("An event that is followed keeps being followed while the list is sorted and narrowed",
          "[ui][models]")
{
    const KnowledgeBase knowledge = KnowledgeBase::embedded().value();
    EventModel model;
    EventFilter filter(&model);
    const QAbstractItemModelTester tester(&filter,
                                          QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setEvents(recording(), analysis(), &knowledge);
    REQUIRE(filter.rowCount() == 4);
    const QPersistentModelIndex last = filter.index(3, EventModel::kind);
    const QString what = last.data().toString();
    filter.sort(EventModel::time, Qt::DescendingOrder);
    CHECK(last.row() == 0);
    CHECK(last.data().toString() == what);
    filter.setSide(Side::left);
    REQUIRE(last.isValid());
    CHECK(last.data().toString() == what);
    filter.setKind(EventFilter::remarksOnly);
    CHECK_FALSE(last.isValid());
    filter.setKind(EventFilter::all);
    filter.setSide({});
    CHECK(filter.rowCount() == 4);
    CHECK(filter.headerData(EventModel::time, Qt::Horizontal, Qt::DisplayRole) ==
          model.headerData(EventModel::time, Qt::Horizontal, Qt::DisplayRole));
    model.setEvents({}, nullptr, nullptr);
    CHECK(filter.rowCount() == 0);
}

TEST_CASE("A screen reader is told the whole event", "[ui][models]")
{
    const KnowledgeBase knowledge = KnowledgeBase::embedded().value();
    EventModel model;
    model.setEvents(recording(), analysis(), &knowledge);
    const QString sentence =
        model.index(3, EventModel::time).data(Qt::AccessibleTextRole).toString();
    CHECK(sentence == QStringLiteral("Clonic spasm, Left Orbicularis oculi, at 10.50 s, 250 ms"));
}
