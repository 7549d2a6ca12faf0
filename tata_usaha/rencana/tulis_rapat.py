"""One entry of `rapat-<tahun>.yaml` or `kehadiran-<tahun>.yaml`, written into the file as people left it.

Their comments and order stay.

What was written is read again before it is kept: a file that is laid out in another way than lines can be changed in
is refused, with what to type into it.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from tata_usaha.dasar.galat import GalatRencana
from tata_usaha.rencana.bentuk_data import bentuk
from tata_usaha.rencana.yaml_berletak import DataBerletak, baca_yaml
from zi_model.anjuran import Anjuran, Tindak
from zi_model.kehadiran import Kehadiran, KehadiranTahun
from zi_model.nilai_mentah import butir
from zi_model.rapat import RapatSendiri, RapatTahun

_KEPALA = """\
# Rapat tahun {tahun} yang waktunya lain dari biasanya; yang tidak tertulis di sini mengikuti satker.yaml dan teks
# rapatnya. Boleh disunting; sesudahnya jalankan `zi rencana periksa`. `zi rapat pindah` menulis dan mengubahnya.
#
#   rapat, periode  seperti di `zi rapat tampil`
#   tanggal         tahun-bulan-hari
#   pukul, sampai   dua angka, titik, dua angka (sampai boleh juga kata seperti selesai); boleh tidak ditulis
#   tempat          nama ruang; boleh tidak ditulis
#   moda, tautan    luring, daring, atau hibrida, dan tautan rapat daringnya; boleh tidak ditulis
#   perubahan       ditulis program: undangan perubahan keberapa yang memberitahukannya
rapat:
"""


_KEPALA_HADIR = """\
# Siapa yang hadir di rapat tahun {tahun}, menurut daftar hadir yang ditandatangani; notula dan laporan mengutipnya.
# Boleh disunting; sesudahnya jalankan `zi rencana periksa`. `zi rapat hadir` menulis dan mengubahnya.
#
#   rapat, periode  seperti di `zi rapat tampil`
#   hadir           satu orang satu baris: nama, jabatan; pejabat hanya untuk pimpinan (id-nya di pejabat.yaml)
rapat:
"""
_Butir = RapatSendiri | Kehadiran


def tulis_rapat(lama: str | None, satu: _Butir, tahun: int, berkas: str) -> str:
    """Return the text of the file (None: there is none yet) with this meeting's entry new or changed.

    `berkas` is its name as people are told it.

    Raises:
        GalatRencana: when it cannot be changed line by line, with the lines to type.

    """
    if lama is None or not lama.strip():
        kepala = _KEPALA if isinstance(satu, RapatSendiri) else _KEPALA_HADIR
        return kepala.format(tahun=tahun) + "".join(f"{b}\n" for b in _baris(satu, "  "))
    dahulu = _baca(lama, berkas)
    jenis: type[RapatTahun | KehadiranTahun] = RapatTahun if isinstance(satu, RapatSendiri) else KehadiranTahun
    ada: list[_Butir] = [] if dahulu is None else list(_isi(dahulu, jenis))
    letak = next((ke for ke, lain in enumerate(ada) if lain.kunci == satu.kunci), None)
    harapan = [*ada, satu] if letak is None else [*ada[:letak], satu, *ada[letak + 1 :]]
    baru = None if dahulu is None else _sisipkan(lama, dahulu, len(ada), letak, satu)
    if baru is not None and (kini := _baca(baru, berkas)) is not None and list(_isi(kini, jenis)) == harapan:
        return baru
    baris = "\n".join(_baris(satu, "  "))
    raise GalatRencana(
        f"{berkas} tidak dapat diubah sendiri: susunannya lain dari satu butir per beberapa baris.",
        f"Tulis di bawah “rapat:”:\n{baris}",
        anjuran=Anjuran.untuk(Tindak.PERIKSA_RENCANA),
    )


def _baca(teks: str, berkas: str) -> DataBerletak | None:
    data, masalah = baca_yaml(teks.encode(), berkas)
    return None if masalah else data


def _isi(data: DataBerletak, jenis: type[RapatTahun | KehadiranTahun]) -> tuple[_Butir, ...]:
    isi, _ = bentuk(jenis, data)
    return isi.rapat if isi else ()


def _sisipkan(teks: str, data: DataBerletak, banyak: int, letak: int | None, satu: _Butir) -> str | None:
    """Return the text with the entry in the place of the old one, or after the last; None when lines do not do."""
    ganti = "\r\n" if "\r\n" in teks else "\n"
    baris = teks.splitlines()
    awal = [data.letak(("rapat", ke)).baris - 1 for ke, _ in butir(data.nilai, "rapat")]
    if not awal or len(awal) != banyak or not all(baris[a].lstrip().startswith("- ") for a in awal):
        return None
    inden = baris[awal[0]][: len(baris[awal[0]]) - len(baris[awal[0]].lstrip())]
    ke = len(awal) - 1 if letak is None else letak
    akhir = awal[ke + 1] if ke + 1 < len(awal) else len(baris)
    while not baris[akhir - 1].strip() or baris[akhir - 1].lstrip().startswith("#"):
        akhir -= 1
    mulai = akhir if letak is None else awal[ke]
    return ganti.join([*baris[:mulai], *_baris(satu, inden), *baris[akhir:], ""])


def _baris(satu: _Butir, inden: str) -> Sequence[str]:
    """Return the lines of an entry."""
    if isinstance(satu, Kehadiran):
        hadir = [{n: isi for n, isi in h.model_dump().items() if isi} for h in satu.hadir]
        kata = [", ".join(f"{n}: {json.dumps(isi, ensure_ascii=False)}" for n, isi in h.items()) for h in hadir]
        kepala = [f"{inden}- rapat: {satu.rapat}", f"{inden}  periode: {satu.periode}", f"{inden}  hadir:"]
        return [*kepala, *(f"{inden}    - {{{k}}}" for k in kata)]
    nilai = {nama: isi for nama, isi in satu.model_dump().items() if isi is not None}
    polos = {"rapat", "tanggal", "moda", "perubahan"}
    kata = [f"{n}: {isi if n in polos else json.dumps(isi, ensure_ascii=False)}" for n, isi in nilai.items()]
    return [f"{inden}- {kata[0]}", *(f"{inden}  {k}" for k in kata[1:])]
