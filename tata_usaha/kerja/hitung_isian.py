"""How many blanks in how many letters each fact of the office would fill: counted once for each state of the office.

Counting composes a whole year's letters, which takes a second or two, so what was counted is kept by what it was
counted from: the files of the plan and the last event of the register. A page shows what was counted last without
waiting, and asks for the figures of now beside it.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import partial

import sqlalchemy as sa

from tata_usaha.agenda.basis_data import buka
from tata_usaha.agenda.skema import rantai
from tata_usaha.dasar.galat import GalatZI
from tata_usaha.dasar.pengaturan import Pengaturan
from tata_usaha.kerja.bersama import ingat
from tata_usaha.kerja.isian import PermintaanIsian, lihat_isian
from tata_usaha.kerja.tahun import hari_ini
from tata_usaha.kerja.tulis_plan import Tanda, tanda_plan
from zi_model.daftar_isian import NOMOR_DAN_TANGGAL, KelompokIsian

_BERKAS_KANTOR = ("satker.yaml", "pejabat.yaml", "fakta.yaml", "pegawai.csv")


@dataclass(frozen=True)
class Terisi:
    """So many blanks, in so many letters."""

    isian: int = 0
    naskah: int = 0


@dataclass(frozen=True)
class Hitungan:
    """The blanks that the office's own data would fill, by the place that answers them."""

    tanda: Tanda
    kelompok: tuple[KelompokIsian, ...] = field(repr=False)
    naskah: int

    def untuk(self, tempat: Iterable[str]) -> Terisi:
        """Return what answers at these places would fill."""
        dicari = set(tempat)
        cocok = [k for k in self.kelompok if k.tempat in dicari]
        return Terisi(sum(k.banyak for k in cocok), len({n for k in cocok for n in k.kunci}))

    @property
    def kantor(self) -> tuple[KelompokIsian, ...]:
        """The questions that the office's own data answers."""
        return tuple(k for k in self.kelompok if k.tempat.partition(":")[0] in _BERKAS_KANTOR)

    @property
    def semua(self) -> Terisi:
        """What would be filled if the office had told all about itself."""
        return self.untuk({k.tempat for k in self.kantor})


_kunci = threading.Lock()
_terakhir: dict[tuple[str, str, str], Hitungan] = {}
_sedang: set[tuple[str, str, str]] = set()
_KABAR = logging.getLogger("zi")


def hitung_isian(pengaturan: Pengaturan, satker: str) -> Hitungan:
    """Return the figures of now; counted anew when something changed since they were last.

    Raises:
        GalatPemakaian: when the office has no plan of this year.
        GalatRencana: when the plan folder has mistakes.
        GalatFolderBukti: when the year's evidence folder is gone.
        GalatBasisData: when the register cannot be used.

    """
    nama = _nama(pengaturan, satker)
    with _kunci:  # of several who ask at once one counts
        tanda = _tanda(pengaturan, satker)
        ada = _terakhir.get(nama)
        if ada is not None and ada.tanda == tanda:
            return ada
        daftar = lihat_isian(pengaturan, PermintaanIsian(satker))
        kelompok = tuple(k for k in daftar.kelompok if k.tempat not in {"", NOMOR_DAN_TANGGAL})
        hasil = _terakhir[nama] = Hitungan(tanda, kelompok, daftar.naskah)
    return hasil


def hitungan_terakhir(pengaturan: Pengaturan, satker: str) -> tuple[Hitungan | None, bool]:
    """Return the figures that were counted last, without waiting (None: none were), and whether they are of now.

    Raises:
        GalatBasisData: when the register cannot be used.
        GalatRencana: when not even the office's clock can be read.

    """
    ada = _terakhir.get(_nama(pengaturan, satker))
    return ada, ada is not None and ada.tanda == _tanda(pengaturan, satker)


def hitungan_kini(pengaturan: Pengaturan, satker: str) -> tuple[Hitungan | None, bool]:
    """Return the same, and have the figures of now counted meanwhile, for who asks again.

    Raises:
        GalatBasisData: when the register cannot be used.
        GalatRencana: when not even the office's clock can be read.

    """
    ada, kini = hitungan_terakhir(pengaturan, satker)
    nama = _nama(pengaturan, satker)
    if not kini and nama not in _sedang:
        _sedang.add(nama)  # of two who come to this at once both may count: the lock makes the second find it done
        threading.Thread(target=_di_belakang, args=(pengaturan, satker, nama), daemon=True).start()
    return ada, kini


def _di_belakang(pengaturan: Pengaturan, satker: str, nama: tuple[str, str, str]) -> None:
    try:
        hitung_isian(pengaturan, satker)
    except GalatZI as galat:  # the page tells it on its own account
        _KABAR.info("%s", galat.pesan)
    finally:
        _sedang.discard(nama)


def _nama(pengaturan: Pengaturan, satker: str) -> tuple[str, str, str]:
    return str(pengaturan.plan), pengaturan.database, satker


def _tanda(pengaturan: Pengaturan, satker: str) -> Tanda:
    """Return what the figures depend on: the plan's files as the file system has them, the register's last event."""
    return ingat(pengaturan, ("tanda hitungan", satker), partial(_tanda_kini, pengaturan, satker))


def _tanda_kini(pengaturan: Pengaturan, satker: str) -> Tanda:
    with buka(pengaturan.database) as basis, basis.baca() as sambungan:
        kejadian = sambungan.scalar(sa.select(rantai.c.banyak).where(rantai.c.satker == satker))
    return tanda_plan(pengaturan, satker), kejadian, hari_ini(pengaturan, satker)
