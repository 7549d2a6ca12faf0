"""Whatever is given, voided and noted, and whatever copy of the register takes its place: no number has two letters."""

from __future__ import annotations

import contextlib
import datetime as dt
import shutil
from dataclasses import dataclass, field
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tata_usaha.agenda.basis_data import buka
from tata_usaha.agenda.csv_agenda import baca_csv, keadaan_terakhir, tempat_csv
from tata_usaha.agenda.nomor import BarisNomor, cari_nomor
from tata_usaha.agenda.penomoran import BukuNomor, isi_buku
from tata_usaha.dasar.galat import GalatOutbox
from zi_model.nomor import KeadaanNomor

SAAT = dt.datetime(2026, 4, 1, tzinfo=dt.UTC)

NOMOR = st.integers(1, 3)
LANGKAH = st.one_of(
    st.tuples(st.just("pakai"), NOMOR, st.sampled_from("abc"), st.booleans()),
    st.tuples(st.just("batal"), NOMOR),
    st.tuples(st.just("luar"), NOMOR, st.booleans()),
    st.tuples(st.just("kembali"), st.integers(0, 20)),
)


@dataclass
class Kantor:
    """An office that numbers letters, with what truly happened to each number beside it."""

    folder: Path
    benar: dict[int, tuple[KeadaanNomor, str | None]] = field(default_factory=dict)
    salinan: list[Path] = field(default_factory=list)
    utuh: bool = True

    @property
    def basis(self) -> Path:
        return self.folder / "agenda.sqlite3"

    def pakai(self, nomor: int, naskah: str, lagi: bool) -> None:
        kini = self.benar.get(nomor)
        bebas = kini is None or kini == (KeadaanNomor.DIPAKAI, naskah) or (lagi and kini[0] is not KeadaanNomor.DIPAKAI)
        baris = BarisNomor("sigi", "undangan", 2026, nomor, SAAT.date(), naskah, "Undangan")
        self._coba(nomor, baris, bebas, lagi)

    def luar(self, nomor: int, lagi: bool) -> None:
        kini = self.benar.get(nomor)
        bebas = kini is None or kini[0] is KeadaanNomor.LUAR or (lagi and kini[0] is KeadaanNomor.BATAL)
        baris = BarisNomor("sigi", "undangan", 2026, nomor, SAAT.date(), None, "lain", KeadaanNomor.LUAR)
        self._coba(nomor, baris, bebas, lagi)

    def _coba(self, nomor: int, baris: BarisNomor, bebas: bool, lagi: bool) -> None:
        try:
            with buka(f"sqlite:///{self.basis}") as basis, basis.transaksi("sigi") as sambungan:
                buku = BukuNomor(sambungan, self.folder, "sigi", 2026, SAAT)
                if baris.kunci is None:
                    buku.catat_luar(baris, lagi=lagi)
                else:
                    buku.pakai(baris, lagi=lagi)
                buku.simpan()
        except GalatOutbox:
            assert not (bebas and self.utuh), "refused although it is free"
        else:
            assert bebas, f"given although it is {self.benar[nomor]}"
            self.benar[nomor] = (baris.keadaan, baris.kunci)

    def batal(self, nomor: int) -> None:
        with (
            contextlib.suppress(GalatOutbox),
            buka(f"sqlite:///{self.basis}") as basis,
            basis.transaksi("sigi") as sambungan,
        ):
            baris = cari_nomor(sambungan, "sigi", "undangan", 2026, nomor)
            if baris is None or baris.keadaan is not KeadaanNomor.DIPAKAI:
                return
            buku = BukuNomor(sambungan, self.folder, "sigi", 2026, SAAT)
            buku.batalkan(baris, "keliru")
            buku.simpan()
            assert self.benar[nomor][1] == baris.kunci, "voided although it is another's by now"
            self.benar[nomor] = (KeadaanNomor.BATAL, baris.kunci)

    def simpan(self) -> None:
        if self.basis.exists():
            self.salinan.append(Path(shutil.copy(self.basis, self.folder / f"salinan {len(self.salinan)}")))

    def kembali(self, ke: int) -> None:
        """Put an earlier copy in the place of the register, or none."""
        self.utuh = False
        self.basis.unlink(missing_ok=True)
        if ke < len(self.salinan):
            shutil.copy(self.salinan[ke], self.basis)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(LANGKAH, min_size=4, max_size=10))
def test_no_number_is_given_to_two_letters(tmp_path: Path, langkah: list[tuple[str, int, object, object]]) -> None:
    """Only who asks for a void number explicitly gets it; an intact register refuses nothing that is free."""
    shutil.rmtree(tmp_path)
    tmp_path.mkdir()
    kantor = Kantor(tmp_path)
    for nama, *isi in langkah:
        getattr(kantor, nama)(*isi)
        kantor.simpan()
    csv, masalah = baca_csv(tempat_csv(tmp_path, "sigi", 2026).parent)
    assert not masalah
    akhir = {n: (b.peristiwa.keadaan, b.kunci or None) for (_, n), b in keadaan_terakhir(csv).items()}
    assert akhir == kantor.benar
    with buka(f"sqlite:///{kantor.basis}") as basis, basis.baca() as sambungan:
        bersama = isi_buku(sambungan, tmp_path, "sigi", 2026).baris
    assert {b.nomor: (b.keadaan, b.kunci) for b in bersama} == kantor.benar
