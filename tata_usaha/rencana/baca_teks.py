"""Reads the wording of letters: the shared one, and over it what the office words itself, file by file."""

from __future__ import annotations

from pathlib import Path

from tata_usaha.dasar.berkas import BerkasTakWajar, baca
from tata_usaha.rencana.buka_berkas import UKURAN_MAKS, PembukaBerkas
from tata_usaha.rencana.isi_folder import sebut_berkas, teks_dalam
from tata_usaha.rencana.yaml_berletak import DataBerletak, baca_yaml
from zi_model.baku import periksa_pengganti, tanda_isi
from zi_model.data import Data
from zi_model.kode_masalah import KodeMasalah
from zi_model.masalah import Letak, Masalah, Tingkat
from zi_model.nama_naskah import NAMA_LAMA, nama_kini
from zi_model.naskah.keluarga import bentuk_nama, jenis_teks, teks_wajib
from zi_model.nilai_mentah import sebut_pilihan
from zi_model.periksa_teks_naskah import Rujukan, letak_hukum, periksa_teks_naskah


def baca_teks(pembuka: PembukaBerkas, rujukan: Rujukan) -> tuple[dict[str, Data], dict[tuple[str, str], Letak]]:
    """Return the wording of letters by name, and where each (name, id) of a letter and a reference it cites stands.

    An office may lack a decree that it does not issue, but no other text.
    """
    hasil: dict[str, Data] = {}
    letak_disebut: dict[tuple[str, str], Letak] = {}
    milik, baku = _cari_teks(pembuka, pembuka.folder / "naskah"), teks_dalam(pembuka.baku / "naskah")
    tempat = (pembuka.baku if pembuka.baku.is_dir() else pembuka.folder) / "naskah"
    for nama in teks_wajib():
        if nama not in milik and nama not in baku:
            letak = Letak(sebut_berkas(tempat / f"{nama}.yaml"))
            pesan, saran = "teks naskah ini tidak ada.", "Kembalikan berkasnya."
            pembuka.masalah.append(Masalah(letak, KodeMasalah.TIDAK_ADA, pesan, saran))
    for nama, berkas in sorted((baku | milik).items()):
        if (model := jenis_teks(nama)) is None:
            saran = sebut_pilihan(nama, bentuk_nama())
            pesan = f"tidak ada naskah bernama “{nama}”."
            pembuka.masalah.append(Masalah(Letak(sebut_berkas(berkas)), KodeMasalah.BERKAS_ASING, pesan, saran))
            continue
        data = pembuka.buka_berkas(berkas)
        if data:
            pembuka.masalah += periksa_teks_naskah(data.nilai, data.letak, model, rujukan)
            disebut = letak_hukum(data.nilai, data.letak)
            letak_disebut.update({(nama, id_hukum): di for id_hukum, di in disebut.items()})
            if nama in milik and nama in baku:
                _periksa_pengganti(pembuka, data, baku[nama])
        if (teks := pembuka.bentuk(model, data)) is not None:
            hasil[nama] = teks
    return hasil, letak_disebut


def _cari_teks(pembuka: PembukaBerkas, folder: Path) -> dict[str, Path]:
    """Return the office's files of wording by name; an old name is read unless there is one with the new.

    So a letter's old name wins over what offices share, which has the new one.
    """
    ada = teks_dalam(folder)
    for lama in ada.keys() & NAMA_LAMA.keys():
        kini, berkas = nama_kini(lama), ada.pop(lama)
        pesan, saran = f"“{lama}” nama lama; naskah itu sekarang bernama “{kini}”.", f"Ganti namanya: {kini}.yaml."
        if kini in ada:
            pesan, saran = f"{pesan[:-1]}, dan {kini}.yaml itulah yang dibaca.", "Hapus berkas ini."
        pembuka.masalah.append(
            Masalah(Letak(sebut_berkas(berkas)), KodeMasalah.NAMA_LAMA, pesan, saran, Tingkat.CATATAN)
        )
        ada.setdefault(kini, berkas)
    return ada


def _periksa_pengganti(pembuka: PembukaBerkas, milik: DataBerletak, berkas_baku: Path) -> None:
    """Remark that a file of wording is used in the place of the shared one, and whether that changed since."""
    try:
        baku, _ = baca_yaml(baca(berkas_baku, UKURAN_MAKS), sebut_berkas(berkas_baku))
    except (OSError, BerkasTakWajar):
        return  # it is not what letters are drafted from
    if baku:
        kini, sendiri, tanda = tanda_isi(baku.nilai), tanda_isi(milik.nilai), pembuka.tanda[milik.berkas].get("")
        pembuka.masalah.append(periksa_pengganti(Letak(milik.berkas), baku.berkas, kini, sendiri, tanda))
