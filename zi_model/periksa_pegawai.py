"""Whether pejabat.yaml and the list of staff say the same of one person.

A pointer (`pegawai: NIP`) has to lead to somebody, and what is typed beside it has to agree. An official who is in the
list without being pointed to is remarked: his name would have to be mended in two places.
"""

from __future__ import annotations

from collections.abc import Iterator

from zi_model.kode_masalah import KodeMasalah
from zi_model.masalah import Masalah, Tingkat
from zi_model.nilai_mentah import CariLetak, Jalur, butir, nilai_di, teks_di
from zi_model.pegawai import DaftarPegawai, Pegawai, nama_polos, rapikan_nip


def periksa_penunjuk(isi: object, letak: CariLetak, pegawai: DaftarPegawai) -> list[Masalah]:
    """Return every problem of the pointers in pejabat.yaml, whose content is `isi`, into the list of staff."""
    return [*_periksa_pejabat(isi, letak, pegawai), *_periksa_kursi(isi, letak, pegawai)]


def _periksa_pejabat(isi: object, letak: CariLetak, pegawai: DaftarPegawai) -> Iterator[Masalah]:
    for ke, pejabat in butir(isi, "pejabat"):
        jalur = ("pejabat", ke)
        penunjuk = teks_di(pejabat, "pegawai")
        if penunjuk is None:
            if (calon := _calon(pejabat, pegawai)) and nilai_di(pejabat, "berlaku_sampai") is None:
                pesan = f"pejabat “{teks_di(pejabat, 'id')}” ada juga di daftar pegawai."
                saran = f'Tulis pegawai: "{calon.nip}" dan nama: null, supaya namanya cukup dibetulkan di satu tempat.'
                yield Masalah(letak((*jalur, "id")), KodeMasalah.PEGAWAI_ASING, pesan, saran, Tingkat.CATATAN)
            continue
        ditunjuk = pegawai.cari(penunjuk)
        if ditunjuk is None:
            yield _tak_ada(letak, (*jalur, "pegawai"), penunjuk, pegawai)
            continue
        for kunci, benar in (("nama", ditunjuk.nama), ("nip", ditunjuk.nip)):
            tertulis = teks_di(pejabat, kunci)
            sama = tertulis is None or tertulis == benar or (kunci == "nip" and rapikan_nip(tertulis) == benar)
            if not sama:
                pesan = f"{kunci} “{tertulis}” berbeda dengan daftar pegawai: “{benar}”."
                saran = f"Tulis {kunci}: null (yang dipakai daftar pegawai), atau hapus baris pegawai."
                yield Masalah(letak((*jalur, kunci)), KodeMasalah.PEGAWAI_ASING, pesan, saran)
        if nilai_di(pejabat, "punya_nip") is False:
            pesan = f"jabatan “{teks_di(pejabat, 'id')}” tidak ber-NIP (punya_nip: false), tetapi menunjuk pegawai."
            saran = "Tulis punya_nip: true, atau hapus baris pegawai."
            yield Masalah(letak((*jalur, "pegawai")), KodeMasalah.PEGAWAI_ASING, pesan, saran)


def _periksa_kursi(isi: object, letak: CariLetak, pegawai: DaftarPegawai) -> Iterator[Masalah]:
    for t, tim in butir(isi, "tim"):
        for ke, kursi in butir(tim, "anggota"):
            penunjuk = teks_di(kursi, "pegawai")
            if penunjuk is None:
                continue
            jalur = ("tim", t, "anggota", ke, "pegawai")
            if teks_di(kursi, "pejabat") is not None:
                pesan = "kursi ini diisi pejabat dan pegawai sekaligus."
                yield Masalah(letak(jalur), KodeMasalah.PEGAWAI_ASING, pesan, "Hapus salah satunya.")
            elif pegawai.cari(penunjuk) is None:
                yield _tak_ada(letak, jalur, penunjuk, pegawai)


def _tak_ada(letak: CariLetak, jalur: Jalur, penunjuk: str, pegawai: DaftarPegawai) -> Masalah:
    """Return the problem of a pointer that leads to nobody; one whose list is not there at all says that instead."""
    if pegawai.semua:
        pesan = f"NIP {penunjuk} tidak ada di daftar pegawai."
        saran = "Tambahkan orangnya di sana; pejabat lama yang sudah pindah ditulis dengan nama dan NIP-nya di sini."
    else:
        pesan = f"NIP {penunjuk} ditunjuk, tetapi daftar pegawai (pegawai.csv atau pegawai.xlsx) tidak ada isinya."
        saran = "Letakkan daftar pegawai di folder satker ini, atau hapus baris pegawai."
    return Masalah(letak(jalur), KodeMasalah.PEGAWAI_ASING, pesan, saran)


def _calon(pejabat: object, pegawai: DaftarPegawai) -> Pegawai | None:
    """Return the one of the staff who is this official: by NIP, else by name; None when it is nobody, or not sure."""
    if nilai_di(pejabat, "punya_nip") is False:
        return None
    nip, nama = teks_di(pejabat, "nip"), teks_di(pejabat, "nama")
    if nip is not None:
        return pegawai.cari(nip)
    calon = [p for p in pegawai.semua if p.nip and nama is not None and nama_polos(p.nama) == nama_polos(nama)]
    return calon[0] if len(calon) == 1 else None
