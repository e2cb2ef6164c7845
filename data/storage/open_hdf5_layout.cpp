// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>

#include "data/storage/open_hdf5.hpp"
#include "data/storage/open_signals_layout.hpp"
#include "data/storage/opened_here.hpp"

namespace facialis {

namespace {

bool isNwb(const Hdf5Object& root)
{
    return root.hasAttribute("neurodata_type") && root.text("neurodata_type") == "NWBFile";
}

/// One way to lay out a recording in HDF5: how it is told, and who opens it.
struct Layout {
    bool (*isThis)(const Hdf5Object& root);
    Result<std::unique_ptr<Recording>> (*open)(const std::string& path,
                                               const ForeignOptions& options);
};

/// In the order in which they are asked. A new layout is one line here.
constexpr std::array layouts{
    Layout{[](const Hdf5Object& root) { return isNwb(root) && root.isGroup("facialis"); },
           openSessionHere},
    Layout{isNwb, openNwbHere},
    Layout{[](const Hdf5Object& root) { return !openSignalsDevices(root).empty(); },
           openOpenSignalsHere},
};

const Layout* layoutOf(const std::string& path)
{
    const Hdf5Object root = openHdf5(path);
    for (const Layout& layout : layouts)
        if (layout.isThis(root))
            return &layout;
    throw Hdf5Failure{{"is an HDF5 file of a layout that is not read: neither NWB nor OpenSignals",
                       path, "convert it to NWB, EDF, BDF or CSV"}};
}

}  // namespace

Result<std::unique_ptr<Recording>> openHdf5Here(const std::string& path,
                                                const ForeignOptions& options)
{
    const auto layout = guarded(path, [&] { return layoutOf(path); });
    if (!layout)
        return tl::unexpected<Error>(layout.error());
    return (*layout)->open(path, options);
}

}  // namespace facialis
