// SPDX-License-Identifier: GPL-3.0-or-later
// Headers that nearly every file of the desktop program reads, compiled once. Nothing of ours: a
// change there would compile everything again.
#include <algorithm>
#include <cmath>
#include <functional>
#include <memory>
#include <optional>
#include <QChart>
#include <QHash>
#include <QObject>
#include <QPainter>
#include <QString>
#include <QStringList>
#include <QValueAxis>
#include <QVariant>
#include <QWidget>
#include <string>
#include <utility>
#include <vector>
