// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/storage/open_hdf5.hpp"
#include "data/storage/open_signals_layout.hpp"
#include "data/storage/session_file.hpp"
#include "data/storage/trial_run.hpp"

namespace facialis {

namespace {

std::optional<Hdf5Layout> layoutOf(const std::string& path)
{
    const Hdf5Object root = openHdf5(path);
    if (root.hasAttribute("neurodata_type") && root.text("neurodata_type") == "NWBFile")
        return Hdf5Layout::session;
    if (!openSignalsDevices(root).empty())
        return Hdf5Layout::openSignals;
    return std::nullopt;
}

}  // namespace

std::optional<Hdf5Layout> hdf5Layout(const std::string& path)
{
    const auto look = [&] { return guarded(path, [&] { return layoutOf(path); }); };
    if (!trialRun(path, [&] { (void)look(); }))
        return std::nullopt;
    return look().value_or(std::nullopt);
}

}  // namespace facialis
